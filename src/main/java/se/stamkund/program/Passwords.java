package se.stamkund.program;

import java.nio.charset.StandardCharsets;

import se.stamkund.shared.BusinessRuleException;

/** What a password must be: long, and not the address. */
final class Passwords {

	static final int MIN_LENGTH = 10;

	/** As many as bcrypt looks at. */
	static final int MAX_BYTES = 72;

	private Passwords() {
	}

	static void check(String password, String email) {
		if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
			throw new BusinessRuleException("password_short", "Use at least " + MIN_LENGTH + " characters", MIN_LENGTH);
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			throw new BusinessRuleException("password_long", "Use at most " + MAX_BYTES + " characters", MAX_BYTES);
		}
		if (password.equalsIgnoreCase(email) || password.chars().distinct().count() < 4) {
			throw new BusinessRuleException("password_guessable", "That password is easy to guess; use another");
		}
	}

}
