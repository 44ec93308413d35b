package se.stamkund.member;

import se.stamkund.shared.BusinessRuleException;

/** What was said about a member can't be right; a page shows it at the field. */
public class InvalidMemberDataException extends BusinessRuleException {

	private final String field;

	/**
	 * Says what is wrong.
	 * @param field in snake_case, as REST calls it: "first_name", "attributes/shoe_size"
	 */
	InvalidMemberDataException(String field, String code, String detail, Object... arguments) {
		super(code, detail, arguments);
		this.field = field;
	}

	/** The field in snake_case, as REST calls it. */
	public String field() {
		return this.field;
	}

}
