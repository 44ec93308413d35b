package se.stamkund.platform.web;

import org.springframework.validation.Errors;

import se.stamkund.shared.BusinessRuleException;

/** Puts what a service refused beside the form it came from. */
public final class FormErrors {

	private FormErrors() {
	}

	/** Above the form, when no single field is to blame. */
	public static void reject(Errors errors, BusinessRuleException refusal) {
		errors.reject("error." + refusal.code(), refusal.arguments(), refusal.detail());
	}

	/** Under one field. */
	public static void reject(Errors errors, String field, BusinessRuleException refusal) {
		errors.rejectValue(field, "error." + refusal.code(), refusal.arguments(), refusal.detail());
	}

}
