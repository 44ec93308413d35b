package se.stamkund.platform.web;

import java.math.BigDecimal;
import java.text.ParseException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NumberInputTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1 234,50|1234.50", "1 234.5|1234.5", "1\u00a0234|1234", "1\u202f234\u202f567,5|1234567.5",
					"\u221250|-50", "\u20137|-7", " 0,05 |0.05", "1234|1234", "+3|3", "1.234,50|1234.50",
					"1,234.50|1234.50", "1.234|1.234", "1,234|1.234", "1.234.567|1234567" })
	void readsWhatASwedeWrites(String written, BigDecimal number) throws ParseException {
		assertThat(NumberInput.parse(written, PageLanguages.SWEDISH)).isEqualByComparingTo(number);
	}

	@Test
	void aCommaBeforeThreeDigitsIsAThousandInEnglish() throws ParseException {
		assertThat(NumberInput.parse("1,234", PageLanguages.ENGLISH)).isEqualByComparingTo("1234");
		assertThat(NumberInput.parse("1,5", PageLanguages.ENGLISH)).isEqualByComparingTo("1.5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "abc", "12 34", "1 2 3", "1,2,3", "1..2", "1e9", "0x10", "--1", "1-", "kr 5",
			"NaN", "Infinity", "1 234 ,5", "5.", ".5", "1;DROP TABLE", "\u202e123",
			"11111111111111111111111111111111111111111111111" })
	void refusesWhatIsNoNumber(String written) {
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> NumberInput.parse(written, PageLanguages.SWEDISH));
	}

}
