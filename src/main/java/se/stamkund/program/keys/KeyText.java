package se.stamkund.program.keys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * A key as its holder has it: {@code sk_live_} and 256 random bits in base 62.
 *
 * @param text the secret itself; never logged or stored
 */
record KeyText(String text) {

	private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

	private static final int LENGTH = 43;

	private static final int SHOWN = 4;

	private static final Pattern SYNTAX = Pattern.compile("[sp]k_(live|test)_[0-9A-Za-z]{" + LENGTH + "}");

	private static final SecureRandom RANDOM = new SecureRandom();

	static KeyText random(KeyKind kind, KeyMode mode) {
		var digits = new StringBuilder();
		for (var rest = new BigInteger(256, RANDOM); digits.length() < LENGTH; rest = rest.divide(BASE)) {
			digits.append(DIGITS.charAt(rest.mod(BASE).intValue()));
		}
		return new KeyText(kind.prefix() + "_" + mode.prefix() + "_" + digits);
	}

	/** Whether it could be a key at all; spares the database what can't. */
	static boolean isPossible(String text) {
		return SYNTAX.matcher(text).matches();
	}

	/** As much as is shown later, to tell keys apart. */
	String prefix() {
		return this.text.substring(0, this.text.length() - LENGTH + SHOWN);
	}

	byte[] hash() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return prefix() + "…";
	}

}
