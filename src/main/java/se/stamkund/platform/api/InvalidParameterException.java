package se.stamkund.platform.api;

/** A query parameter or header makes no sense: a 400 that names it. */
public class InvalidParameterException extends RuntimeException {

	private final String parameter;

	public InvalidParameterException(String parameter, String detail) {
		super(detail);
		this.parameter = parameter;
	}

	public String parameter() {
		return this.parameter;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

}
