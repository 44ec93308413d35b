package se.stamkund.platform.api;

/** This caller may not do that, whatever it sends: a 403 that says who may. */
public class ForbiddenException extends RuntimeException {

	private final String code;

	/**
	 * Refuses.
	 * @param code stable and machine-readable, in snake_case
	 * @param detail what to use instead, in English
	 */
	public ForbiddenException(String code, String detail) {
		super(detail);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

}
