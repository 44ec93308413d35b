package se.stamkund.tier.web;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.validation.Errors;

/**
 * Reads and writes the numbers of a form whose rows come and go, so that it can be shown
 * again as it was written.
 */
record Numbers(ConversionService conversion, Errors errors) {

	/** The number in a field; null if it is empty, or if it is none, which is noted. */
	<T> @Nullable T read(String path, @Nullable String text, Class<T> type) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			return this.conversion.convert(text, type);
		}
		catch (ConversionException ex) {
			this.errors.rejectValue(path, "typeMismatch." + type.getName());
			return null;
		}
	}

	/** A whole number between two. */
	@Nullable Long whole(String path, @Nullable String text, long least, long most) {
		var value = read(path, text, Long.class);
		if (value != null && value < least) {
			this.errors.rejectValue(path, "Min", new Object[] { "", least }, null);
			return null;
		}
		if (value != null && value > most) {
			this.errors.rejectValue(path, "Max", new Object[] { "", most }, null);
			return null;
		}
		return value;
	}

	/** As a field shows it. */
	static String write(ConversionService conversion, @Nullable Object value) {
		return (value == null) ? "" : Objects.requireNonNullElse(conversion.convert(value, String.class), "");
	}

}
