package se.stamkund.shared;

/** The same name already stands for something else: a 409. */
public class ConflictException extends BusinessRuleException {

	public ConflictException(String code, String detail, Object... arguments) {
		super(code, detail, arguments);
	}

}
