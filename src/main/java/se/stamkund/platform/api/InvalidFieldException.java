package se.stamkund.platform.api;

/**
 * A field of the body makes no sense, as only the controller can tell (an amount with
 * more decimals than the currency has): a 400 that points at it.
 */
public class InvalidFieldException extends RuntimeException {

	private final String pointer;

	/**
	 * Points at the field.
	 * @param pointer a JSON pointer: {@code /lines/0/unit_price}
	 * @param detail what to write instead, in English
	 */
	public InvalidFieldException(String pointer, String detail) {
		super(detail);
		this.pointer = pointer;
	}

	public String pointer() {
		return this.pointer;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

}
