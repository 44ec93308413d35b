package se.stamkund.member.web;

import java.util.Map;

import org.springframework.validation.BindingResult;

import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.shared.BusinessRuleException;

/** Puts a refusal under the field it is about. */
final class MemberFormErrors {

	private static final Map<String, String> FIELDS = Map.of("first_name", "firstName", "last_name", "lastName",
			"email", "email", "phone", "phone", "birthday", "birthday", "language", "language", "tags", "tags",
			"attributes", "attributes", "external", "externals");

	private MemberFormErrors() {
	}

	static void reject(BindingResult errors, BusinessRuleException refusal) {
		var field = (refusal instanceof InvalidMemberDataException invalid)
				? FIELDS.get(invalid.field().split("/", 2)[0]) : null;
		if (field != null && errors.getFieldType(field) != null) {
			FormErrors.reject(errors, field, refusal);
		}
		else {
			FormErrors.reject(errors, refusal);
		}
	}

}
