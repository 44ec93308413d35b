package se.stamkund.member;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PersonalNumberTest {

	/** From the tax agency's numbers for tests, and the well-known one. */
	@ParameterizedTest
	@ValueSource(strings = { "191212121212", "19121212-1212", "1212121212", "121212-1212", "121212+1212",
			" 191212121212 ", "201701102384", "170110-2384", "20170170-2381" })
	void knowsOneWhenItSeesIt(String text) {
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> PersonalNumber.refuse("external/id", text))
			.withMessageContaining("personnummer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "5521", "191212121213", "191312121212", "191212321212", "1234567890", "6012345678901",
			"gid://shopify/Customer/191212121212", "0701234567", "", "48210937" })
	void letsOtherIdsPass(String text) {
		assertThat(PersonalNumber.isOne(text)).isFalse();
	}

}
