package se.stamkund.member;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * Text that people typed: any script and emoji, but nothing that can't be seen and
 * changes how the rest is shown.
 */
final class CleanText {

	static final int MAX_NAME = 100;

	private CleanText() {
	}

	/** A name, or null if there is nothing to see in it. */
	static @Nullable String name(String field, @Nullable String text) {
		var tidy = (text != null) ? text.replaceAll("\\h+", " ").strip() : "";
		return tidy.isEmpty() ? null : of(field, tidy, MAX_NAME);
	}

	/**
	 * The text in composed form.
	 * @param field what the error calls it
	 * @throws InvalidMemberDataException {@code text_invalid} for control characters,
	 * {@code text_too_long} beyond the maximum
	 */
	static String of(String field, String text, int max) {
		var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
		if (composed.codePoints().anyMatch(CleanText::hidden)) {
			throw new InvalidMemberDataException(field, "text_invalid", "Has control characters; leave them out");
		}
		if (composed.codePointCount(0, composed.length()) > max) {
			throw new InvalidMemberDataException(field, "text_too_long", "Longer than " + max + " characters", max);
		}
		return composed;
	}

	private static boolean hidden(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				true;
			// embeddings and overrides of the direction; joiners of emoji and scripts are
			// fine
			case Character.FORMAT -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
			default -> false;
		};
	}

}
