package se.stamkund.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Knows a Swedish personal number (personnummer) when it sees one, in order to keep it
 * out: customer ids are no place for it.
 */
final class PersonalNumber {

	private static final Pattern SHAPE = Pattern.compile("(18|19|20)?(\\d{2})(\\d{2})(\\d{2})([-+]?)(\\d{4})");

	private static final int COORDINATION = 60;

	private PersonalNumber() {
	}

	/**
	 * Refuses what is plainly one.
	 * @throws InvalidMemberDataException {@code personal_number}
	 */
	static void refuse(String field, String text) {
		if (isOne(text)) {
			throw new InvalidMemberDataException(field, "personal_number",
					"Looks like a personal identity number (personnummer), which is never stored; use something else");
		}
	}

	/** Ten or twelve digits that begin with a date and end with their check digit. */
	static boolean isOne(String text) {
		var shape = SHAPE.matcher(text.strip());
		if (!shape.matches()) {
			return false;
		}
		var century = shape.group(1);
		var year = Integer.parseInt(shape.group(2));
		var month = Integer.parseInt(shape.group(3));
		var day = Integer.parseInt(shape.group(4));
		// a coordination number; as ten bare digits it would catch too many customer ids
		var coordination = day > COORDINATION && (century != null || !shape.group(5).isEmpty());
		return isDate(century, year, month, coordination ? day - COORDINATION : day)
				&& luhn(shape.group(2) + shape.group(3) + shape.group(4) + shape.group(6));
	}

	private static boolean isDate(@Nullable String century, int year, int month, int day) {
		try {
			if (century == null) {
				MonthDay.of(month, day);
			}
			else {
				LocalDate.of(Integer.parseInt(century) * 100 + year, month, day);
			}
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean luhn(String digits) {
		var sum = 0;
		for (var i = 0; i < digits.length(); i++) {
			var doubled = (digits.charAt(i) - '0') * (2 - i % 2);
			sum += doubled / 10 + doubled % 10;
		}
		return sum % 10 == 0;
	}

}
