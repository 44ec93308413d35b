package se.stamkund.platform.web;

import java.lang.reflect.RecordComponent;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** Refuses control characters, which no field of ours is for, in the texts of a form. */
final class VisibleText implements Validator {

	@Override
	public boolean supports(Class<?> type) {
		return true;
	}

	@Override
	public void validate(Object target, Errors errors) {
		if (target instanceof Record form) {
			for (RecordComponent field : form.getClass().getRecordComponents()) {
				if (field.getType() == String.class && isHidden(errors.getFieldValue(field.getName()),
						field.isAnnotationPresent(Multiline.class))) {
					errors.rejectValue(field.getName(), "error.text_invalid");
				}
			}
		}
	}

	private static boolean isHidden(@Nullable Object value, boolean multiline) {
		return value instanceof String text && text.chars()
			.anyMatch((letter) -> Character.isISOControl(letter) && !(multiline && (letter == '\n' || letter == '\r')));
	}

}
