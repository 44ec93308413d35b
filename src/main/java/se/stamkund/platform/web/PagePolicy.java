package se.stamkund.platform.web;

/** What a page may load: its own files only, nothing inline. */
public final class PagePolicy {

	public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
			+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private PagePolicy() {
	}

}
