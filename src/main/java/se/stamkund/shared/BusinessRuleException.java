package se.stamkund.shared;

/**
 * A rule of the domain says no: a 422 over REST, a message beside the form on a page.
 */
public class BusinessRuleException extends RuntimeException {

	private final String code;

	private final transient Object[] arguments;

	/**
	 * Says no.
	 * @param code stable and machine-readable, in snake_case; pages look up
	 * {@code error.<code>} in the message bundles
	 * @param detail what to do about it, in English, for REST and the log
	 * @param arguments what the pages' message is formatted with
	 */
	public BusinessRuleException(String code, String detail, Object... arguments) {
		super(detail);
		this.code = code;
		this.arguments = arguments.clone();
	}

	public String code() {
		return this.code;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

	public Object[] arguments() {
		return this.arguments.clone();
	}

}
