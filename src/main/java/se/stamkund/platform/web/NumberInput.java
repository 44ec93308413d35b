package se.stamkund.platform.web;

import java.math.BigDecimal;
import java.text.ParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a number as people write it: {@code 1 234,50}, {@code 1 234.5}, {@code −50}. The
 * JDK's own parser stops at what it does not know, and would read "1 234" as 1.
 */
final class NumberInput {

	private static final int LONGEST = 40;

	private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u2007\u2009\u202f]");

	private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

	private static final Pattern SPACED = Pattern.compile("[+-]?\\d{1,3}( \\d{3})+([.,]\\d+)?");

	private static final Pattern COMMAS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

	private static final Pattern POINTS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+|(\\.\\d{3})+)");

	private NumberInput() {
	}

	/**
	 * Reads a number; where a comma could mean either, the language decides.
	 * @throws ParseException if it is no number
	 */
	static BigDecimal parse(String input, Locale locale) throws ParseException {
		var text = SPACES.matcher(input.strip()).replaceAll(" ").strip().replace('\u2212', '-').replace('\u2013', '-');
		if (text.length() <= LONGEST) {
			if (SPACED.matcher(text).matches()) {
				return decimal(text.replace(" ", ""));
			}
			if (COMMAS.matcher(text).matches() && (text.contains(".") || !"sv".equals(locale.getLanguage()))) {
				return decimal(text.replace(",", ""));
			}
			if (POINTS.matcher(text).matches()) {
				return decimal(text.replace(".", ""));
			}
			if (PLAIN.matcher(text.replace(',', '.')).matches()) {
				return decimal(text);
			}
		}
		throw new ParseException("Not a number: " + input, 0);
	}

	private static BigDecimal decimal(String text) {
		return new BigDecimal(text.replace(',', '.'));
	}

}
