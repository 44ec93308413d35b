package se.stamkund.member.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads an attribute's value as a person types it. */
final class AttributeInput {

	/** No leading zero and no spaces: a postcode or a phone number stays text. */
	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})([.,]\\d{1,6})?");

	private AttributeInput() {
	}

	/**
	 * Reads it as what it looks like, unless it was text before.
	 * @param before the value it had
	 * @return null for nothing
	 */
	static @Nullable Object read(@Nullable String typed, @Nullable Object before) {
		var text = MemberForm.given(typed);
		if (text == null || before instanceof String) {
			return text;
		}
		return switch (text) {
			case "true", "ja", "yes" -> true;
			case "false", "nej", "no" -> false;
			default -> NUMBER.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : text;
		};
	}

}
