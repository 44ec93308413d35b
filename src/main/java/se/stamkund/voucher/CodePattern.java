package se.stamkund.voucher;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

import se.stamkund.shared.BusinessRuleException;

/**
 * What generated codes look like: {@code HÖST-####-####}, where each {@code #} becomes a
 * sign of an alphabet without look-alikes and without vowels, so that no words come
 * about. The last sign follows from the others: it tells a typing error from a code that
 * never was.
 */
public final class CodePattern {

	/** Of prime size: no wrong sign and no two exchanged ones go unnoticed. */
	static final String ALPHABET = "23456789CDFHJKMNPRTVWXY";

	/** What codes look like unless said otherwise. */
	public static final CodePattern PLAIN = new CodePattern("####-####");

	/** How many times more codes there could be than there are: guessing is hopeless. */
	private static final long SPARSENESS = 10_000;

	private static final int LEAST_SIGNS = 6;

	private static final int MOST_SIGNS = 21;

	private final String text;

	/** As keys are: signs of the code and {@code #}, nothing between them. */
	private final String shape;

	private CodePattern(String text) {
		this.text = text;
		var shape = new StringBuilder();
		text.codePoints().forEach((sign) -> shape.append((sign == '#') ? "#" : Codes.key(Character.toString(sign))));
		this.shape = shape.toString();
	}

	/**
	 * Reads a pattern.
	 * @throws BusinessRuleException {@code code_pattern} if no code could look like that
	 */
	public static CodePattern parse(String text) {
		var stripped = text.strip();
		long signs = stripped.chars().filter((sign) -> sign == '#').count();
		if (signs < LEAST_SIGNS || signs > MOST_SIGNS || !Codes.isCode(stripped.replace('#', '2'))) {
			throw new BusinessRuleException("code_pattern", "Write a pattern with " + LEAST_SIGNS + " to " + MOST_SIGNS
					+ " # and else only letters, digits and dashes: HÖST-####-####", LEAST_SIGNS, MOST_SIGNS);
		}
		return new CodePattern(stripped);
	}

	/** Makes sure that so many codes are few among those there could be. */
	void requireRoomFor(int codes) {
		var possible = BigInteger.valueOf(ALPHABET.length()).pow(signs() - 1);
		if (possible.compareTo(BigInteger.valueOf(SPARSENESS).multiply(BigInteger.valueOf(codes))) < 0) {
			throw new BusinessRuleException("code_pattern_short",
					"With so many codes they could be guessed; give the pattern more #", codes);
		}
	}

	/** A new code. */
	public String make(RandomGenerator random) {
		var code = new StringBuilder();
		int left = signs();
		int sum = 0;
		for (int i = 0; i < this.text.length(); i++) {
			char sign = this.text.charAt(i);
			if (sign == '#') {
				int value = (left > 1) ? random.nextInt(ALPHABET.length()) : sum % ALPHABET.length();
				sum += value * left;
				left--;
				sign = ALPHABET.charAt(value);
			}
			code.append(sign);
		}
		return code.toString();
	}

	/** Whether a key that is nobody's was probably meant to be one of these codes. */
	public boolean isMisspelt(String key) {
		int longer = key.length() - this.shape.length();
		if (longer != 0) {
			return Math.abs(longer) == 1 && prefix().length() >= 2 && key.startsWith(prefix());
		}
		return isNearly(key) && !isSound(key);
	}

	/** Whether it looks like this and its last sign follows from the others. */
	public boolean isSound(String key) {
		if (key.length() != this.shape.length() || wrongLiterals(key) > 0) {
			return false;
		}
		int left = signs();
		int sum = 0;
		for (int i = 0; i < key.length(); i++) {
			if (this.shape.charAt(i) == '#') {
				int value = ALPHABET.indexOf(key.charAt(i));
				if (value < 0 || (left == 1 && value != sum % ALPHABET.length())) {
					return false;
				}
				sum += value * left;
				left--;
			}
		}
		return true;
	}

	/** At most every third of its fixed letters is wrong. */
	private boolean isNearly(String key) {
		return wrongLiterals(key) * 3 <= this.shape.length() - signs();
	}

	private int wrongLiterals(String key) {
		int wrong = 0;
		for (int i = 0; i < this.shape.length(); i++) {
			wrong += (this.shape.charAt(i) != '#' && this.shape.charAt(i) != key.charAt(i)) ? 1 : 0;
		}
		return wrong;
	}

	private String prefix() {
		return this.shape.substring(0, this.shape.indexOf('#'));
	}

	private int signs() {
		return (int) this.text.chars().filter((sign) -> sign == '#').count();
	}

	/** How many letters and digits its codes have. */
	int length() {
		return this.shape.length();
	}

	/** As it was written. */
	@Override
	public String toString() {
		return this.text;
	}

}
