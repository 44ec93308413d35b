package se.stamkund.program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.stamkund.shared.BusinessRuleException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PasswordsTest {

	@ParameterizedTest
	@CsvSource({ "kort, password_short", "karin@fjallbod.example, password_guessable",
			"KARIN@fjallbod.example, password_guessable", "aaaaaaaaaaaa, password_guessable",
			"abababababab, password_guessable" })
	void refuses(String password, String code) {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> Passwords.check(password, "karin@fjallbod.example"))
			.extracting(BusinessRuleException::code)
			.isEqualTo(code);
	}

	@Test
	void refusesWhatBcryptWouldNotLookAt() {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> Passwords.check("åäö1".repeat(11), "karin@fjallbod.example"))
			.extracting(BusinessRuleException::code)
			.isEqualTo("password_long");
	}

	@Test
	void takesALongSentence() {
		assertThatNoException().isThrownBy(() -> Passwords.check("en stuga vid fjället", "karin@fjallbod.example"));
	}

}
