package se.stamkund.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret for a link that works once: 256 random bits, of which only the hash is kept.
 *
 * @param value for the link
 */
record OneTimeToken(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	static OneTimeToken next() {
		var bits = new byte[32];
		RANDOM.nextBytes(bits);
		return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
	}

	byte[] hash() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "OneTimeToken";
	}

}
