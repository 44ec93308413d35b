package se.stamkund.voucher;

import java.text.Normalizer;
import java.util.Locale;

/** How codes are written and read. */
public final class Codes {

	/** The longest a code can be, with what stands between its parts. */
	public static final int MAX_LENGTH = 60;

	private Codes() {
	}

	/**
	 * A code as it is compared: upper case, without spaces, dashes and other signs
	 * between its parts. Empty if nothing is left.
	 */
	public static String key(String typed) {
		var key = new StringBuilder();
		Normalizer.normalize(typed, Normalizer.Form.NFKC)
			.toUpperCase(Locale.ROOT)
			.codePoints()
			.filter(Character::isLetterOrDigit)
			.forEach(key::appendCodePoint);
		return key.toString();
	}

	/**
	 * Whether this can be somebody's code: letters and digits, with signs between them.
	 */
	public static boolean isCode(String text) {
		var key = key(text);
		return !key.isEmpty() && key.length() <= MAX_LENGTH && text.length() <= MAX_LENGTH
				&& text.codePoints().allMatch(Codes::isAllowed) && text.equals(text.strip());
	}

	private static boolean isAllowed(int character) {
		return Character.isLetterOrDigit(character) || " -_.".indexOf(character) >= 0;
	}

}
