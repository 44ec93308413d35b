package se.stamkund.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PhoneNumberTest {

	@ParameterizedTest
	@CsvSource({ "070-123 45 67, SE, +46701234567", "0701234567, SE, +46701234567",
			"+46 70 123 45 67, NO, +46701234567", "0046701234567, SE, +46701234567",
			"+46 (0)70-123 45 67, SE, +46701234567", "08-123 456 78, SE, +46812345678", "412 34 567, NO, +4741234567",
			"040 123 4567, FI, +358401234567", "  +44 20 7946 0958 , SE, +442079460958" })
	void readsWhatPeopleType(String typed, String country, String e164) {
		assertThat(PhoneNumber.parse(typed, country).value()).isEqualTo(e164);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12", "070", "not a number", "0701234567890123", "+999 123 45 67", "070-CALL-NOW",
			"070-123 45 67 ext. 5", "++46701234567x", "0701234567;drop", "😀", "+46 70 123 45 67 +46 70 123 45 67" })
	void refusesWhatIsNone(String typed) {
		assertThatExceptionOfType(InvalidMemberDataException.class).isThrownBy(() -> PhoneNumber.parse(typed, "SE"))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("phone"));
	}

	@Test
	void isShownAsPeopleAtHomeWriteIt() {
		var number = PhoneNumber.parse("0701234567", "SE");

		assertThat(number.display("SE")).isEqualTo("070-123 45 67");
		assertThat(number.display("NO")).isEqualTo("+46 70 123 45 67");
	}

}
