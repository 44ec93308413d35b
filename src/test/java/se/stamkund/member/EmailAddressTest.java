package se.stamkund.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmailAddressTest {

	@ParameterizedTest
	@CsvSource({ "Anna@Example.COM, anna@example.com", "' anna@example.com ', anna@example.com",
			"anna+shop@example.co.uk, anna+shop@example.co.uk", "ÅSA@EXAMPLE.COM, åsa@example.com",
			"anna@fjällbod.se, anna@xn--fjllbod-6wa.se", "o'brien@example.com, o'brien@example.com",
			"δοκιμή@παράδειγμα.ελ, δοκιμή@xn--hxajbheg2az3al.xn--qxam" })
	void comparesWithoutCaseAndWithTheDomainInAscii(String typed, String value) {
		assertThat(EmailAddress.parse(typed).value()).isEqualTo(value);
	}

	@Test
	void composesLettersBeforeComparing() {
		assertThat(EmailAddress.parse("a\u030asa@example.com")).isEqualTo(EmailAddress.parse("åsa@example.com"));
	}

	@Test
	void showsTheDomainInItsOwnLetters() {
		assertThat(EmailAddress.parse("anna@fjällbod.se").display()).isEqualTo("anna@fjällbod.se");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "anna", "@example.com", "anna@", "anna@example", "anna@.com", "a b@example.com",
			"anna@exa mple.com", "anna@@example.com", "anna@example..com", ".anna@example.com", "anna.@example.com",
			"an..na@example.com", "anna@-example.com", "anna@example.123", "<anna@example.com>",
			"anna@example.com\r\nBcc:x", "an\u0000na@example.com", "an\u200bna@example.com", "anna@[127.0.0.1]",
			"\"a b\"@example.com" })
	void refusesWhatIsNone(String typed) {
		assertThatExceptionOfType(InvalidMemberDataException.class).isThrownBy(() -> EmailAddress.parse(typed));
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> EmailAddress.parse("a".repeat(65) + "@example.com"));
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> EmailAddress.parse("a@" + "b.".repeat(130) + "com"));
	}

}
