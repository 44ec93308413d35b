package se.stamkund.member;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Eight digits a person can say at a till. Random, so that nobody can guess how many
 * members there are or who is next; the last is a Damm check digit, which catches every
 * wrong digit and every pair changed round. Never looks like a date of birth.
 */
public record MemberNumber(String value) {

	private static final Pattern GROUPED = Pattern.compile("[\\s\\u00a0-]");

	private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{7}");

	private static final int[][] DAMM = { { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
			{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 }, { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
			{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 }, { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
			{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 } };

	/** Draws a number; it may be taken already. */
	static MemberNumber draw(RandomGenerator random) {
		String digits;
		do {
			digits = Integer.toString(random.nextInt(1_000_000, 10_000_000));
		}
		while (digits.startsWith("19") || digits.startsWith("20"));
		return new MemberNumber(digits + check(digits));
	}

	/**
	 * Reads a number as people type it, with or without spaces.
	 * @throws InvalidMemberDataException {@code number_invalid} if it isn't eight digits
	 * or the check digit is wrong
	 */
	public static MemberNumber parse(String text) {
		var digits = GROUPED.matcher(text).replaceAll("");
		if (!DIGITS.matcher(digits).matches() || check(digits) != 0) {
			throw new InvalidMemberDataException("number", "number_invalid",
					"Not a member number; it has eight digits, and one of these is wrong or changed round");
		}
		return new MemberNumber(digits);
	}

	/** In two groups: {@code 4821 0937}. */
	public String display() {
		return this.value.substring(0, 4) + '\u00a0' + this.value.substring(4);
	}

	private static int check(String digits) {
		return digits.chars().reduce(0, (interim, digit) -> DAMM[interim][digit - '0']);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
