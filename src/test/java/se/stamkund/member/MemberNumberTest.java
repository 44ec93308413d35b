package se.stamkund.member;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemberNumberTest {

	private final Random random = new Random(7);

	@Test
	void everyNumberDrawnCanBeReadBack() {
		numbers().forEach((number) -> assertThat(MemberNumber.parse(number.display())).isEqualTo(number));
	}

	@Test
	void catchesEveryWrongDigit() {
		numbers().forEach((number) -> {
			for (var at = 0; at < 8; at++) {
				for (var digit = '0'; digit <= '9'; digit++) {
					if (number.value().charAt(at) != digit) {
						refuses(number.value().substring(0, at) + digit + number.value().substring(at + 1));
					}
				}
			}
		});
	}

	@Test
	void catchesEveryPairChangedRound() {
		numbers().forEach((number) -> {
			var digits = number.value();
			for (var at = 0; at < 7; at++) {
				if (digits.charAt(at) != digits.charAt(at + 1)) {
					refuses(digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at)
							+ digits.substring(at + 2));
				}
			}
		});
	}

	@Test
	void neverLooksLikeADateOfBirth() {
		assertThat(numbers().map(MemberNumber::value)).allSatisfy((value) -> assertThat(value).hasSize(8)
			.doesNotStartWith("0")
			.doesNotStartWith("19")
			.doesNotStartWith("20"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "123456789", "abcdefgh", "１２３４５６７８", "00000000" })
	void refusesWhatIsNone(String typed) {
		refuses(typed);
	}

	private Stream<MemberNumber> numbers() {
		return Stream.generate(() -> MemberNumber.draw(this.random)).limit(300);
	}

	private static void refuses(String typed) {
		assertThatExceptionOfType(InvalidMemberDataException.class).as(typed)
			.isThrownBy(() -> MemberNumber.parse(typed));
	}

}
