package se.stamkund.member;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a merchant notes about a member in words of her own: a string, a number, a boolean
 * or a date, which is a string like {@code 2026-03-09}.
 */
final class Attributes {

	static final int MAX_COUNT = 50;

	static final int MAX_TEXT = 500;

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

	/** As many digits as JavaScript and a double can tell apart. */
	private static final int MAX_DIGITS = 15;

	private Attributes() {
	}

	/**
	 * Checks every name and value.
	 * @param changes where null removes
	 * @return the attributes with the changes made
	 */
	static Map<String, Object> change(Map<String, Object> attributes, Map<String, ? extends @Nullable Object> changes) {
		var changed = new TreeMap<>(attributes);
		changes.forEach((name, value) -> {
			if (!NAME.matcher(name).matches()) {
				throw invalid(name,
						"The name of an attribute is a small letter, then small letters, digits and _, 40 at most");
			}
			if (value == null) {
				changed.remove(name);
			}
			else {
				changed.put(name, checked(name, value));
			}
		});
		if (changed.size() > MAX_COUNT) {
			throw new InvalidMemberDataException("attributes", "attribute_invalid",
					"A member can have " + MAX_COUNT + " attributes");
		}
		return Map.copyOf(changed);
	}

	/** Both, the second where they differ. */
	static Map<String, Object> merge(Map<String, Object> weaker, Map<String, Object> stronger) {
		var merged = new TreeMap<>(weaker);
		merged.putAll(stronger);
		if (merged.size() > MAX_COUNT) {
			return stronger;
		}
		return Map.copyOf(merged);
	}

	private static Object checked(String name, Object value) {
		return switch (value) {
			case String text -> text(name, text);
			case Boolean flag -> flag;
			case Number number -> number(name, number);
			default -> throw invalid(name, "Must be a string, a number, a boolean or a date");
		};
	}

	private static String text(String name, String text) {
		var clean = CleanText.of("attributes/" + name, text, MAX_TEXT);
		PersonalNumber.refuse("attributes/" + name, clean);
		return clean;
	}

	private static Number number(String name, Number number) {
		BigDecimal exact;
		try {
			exact = (number instanceof BigInteger big) ? new BigDecimal(big) : new BigDecimal(number.toString());
		}
		catch (NumberFormatException ex) {
			throw invalid(name, "Must be a finite number");
		}
		if (digits(exact) > MAX_DIGITS) {
			throw invalid(name, "Has more than " + MAX_DIGITS + " digits");
		}
		PersonalNumber.refuse("attributes/" + name, exact.toPlainString());
		return number;
	}

	private static int digits(BigDecimal number) {
		var shortest = number.stripTrailingZeros();
		return Math.max(shortest.precision(), Math.abs(shortest.precision() - shortest.scale()));
	}

	private static InvalidMemberDataException invalid(String name, String detail) {
		return new InvalidMemberDataException("attributes/" + name, "attribute_invalid", detail, name);
	}

}
