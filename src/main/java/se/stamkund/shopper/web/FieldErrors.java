package se.stamkund.shopper.web;

import org.springframework.validation.BindingResult;

import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;

/** Puts what a service refused beside the field it is about. */
final class FieldErrors {

	private FieldErrors() {
	}

	static void reject(BindingResult errors, BusinessRuleException ex) {
		var code = "error." + ex.code();
		if (ex instanceof InvalidMemberDataException invalid) {
			var field = camelCase(invalid.field());
			if (errors.getFieldType(field) != null) {
				errors.rejectValue(field, code, ex.arguments(), ex.detail());
				return;
			}
		}
		if (ex instanceof ConflictException && ex.code().equals("identity_taken")
				&& errors.getFieldType("phone") != null) {
			errors.rejectValue("phone", code, ex.arguments(), ex.detail());
			return;
		}
		errors.reject(code, ex.arguments(), ex.detail());
	}

	/** {@code first_name} is {@code firstName} in a form. */
	private static String camelCase(String field) {
		var name = new StringBuilder();
		boolean capital = false;
		for (char letter : field.toCharArray()) {
			if (letter == '_') {
				capital = true;
			}
			else {
				name.append(capital ? Character.toUpperCase(letter) : letter);
				capital = false;
			}
		}
		return name.toString();
	}

}
