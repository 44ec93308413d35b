package se.stamkund.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told to refuse. */
final class SecurityHeaders {

	private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	private static final String API = "default-src 'none'; frame-ancestors 'none'";

	private SecurityHeaders() {
	}

	/** Only our own scripts and styles, nothing inline, in nobody's frame. */
	static void forPages(HttpSecurity http) {
		apply(http, PAGES);
	}

	/** Nothing at all: JSON is not a page. */
	static void forApi(HttpSecurity http) {
		apply(http, API);
	}

	private static void apply(HttpSecurity http, String contentSecurityPolicy) {
		http.headers((headers) -> headers
			.contentSecurityPolicy((policy) -> policy.policyDirectives(contentSecurityPolicy))
			.httpStrictTransportSecurity((hsts) -> hsts.includeSubDomains(false))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader(
					(permissions) -> permissions.policy("camera=(self), geolocation=(), microphone=(), payment=()")));
	}

}
