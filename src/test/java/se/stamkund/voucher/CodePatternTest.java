package se.stamkund.voucher;

import java.util.HashSet;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.stamkund.shared.BusinessRuleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodePatternTest {

	private static final CodePattern AUTUMN = CodePattern.parse("HÖST-####-####");

	private final RandomGenerator random = new Random(20_261_122);

	@Test
	void keepsWhatIsFixedAndFillsTheRest() {
		assertThat(AUTUMN.make(this.random)).matches("HÖST-[2-9CDFHJKMNPRTVWXY]{4}-[2-9CDFHJKMNPRTVWXY]{4}");
	}

	@Test
	void usesNoSignThatLooksLikeAnother() {
		assertThat(CodePattern.ALPHABET.chars().distinct().count()).isEqualTo(23);
		assertThat(CodePattern.ALPHABET).doesNotContainPattern("[AEIOUQBSZGL01]");
	}

	@Test
	void hardlyEverMakesTheSameTwice() {
		var made = new HashSet<String>();
		for (int i = 0; i < 20_000; i++) {
			made.add(AUTUMN.make(this.random));
		}
		assertThat(made).hasSizeGreaterThan(19_990);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HÖST-####-####", "######", "A#B#C#D#E#F#", "#####################" })
	void noticesEveryWrongSignAndEveryTwoExchanged(String text) {
		var pattern = CodePattern.parse(text);
		for (int round = 0; round < 50; round++) {
			var key = Codes.key(pattern.make(this.random));
			assertThat(pattern.isSound(key)).isTrue();
			assertThat(pattern.isMisspelt(key)).isFalse();
			for (int i = 0; i < key.length(); i++) {
				for (char other : CodePattern.ALPHABET.toCharArray()) {
					var typed = new StringBuilder(key);
					typed.setCharAt(i, other);
					assertThat(pattern.isSound(typed.toString())).isEqualTo(key.charAt(i) == other);
				}
				for (int j = i + 1; j < key.length(); j++) {
					var typed = new StringBuilder(key);
					typed.setCharAt(i, key.charAt(j));
					typed.setCharAt(j, key.charAt(i));
					assertThat(pattern.isSound(typed.toString())).isEqualTo(key.charAt(i) == key.charAt(j));
				}
			}
		}
	}

	@Test
	void tellsATypingErrorFromSomethingElse() {
		var key = Codes.key(AUTUMN.make(this.random));

		assertThat(AUTUMN.isMisspelt(key.substring(0, key.length() - 1))).as("too short").isTrue();
		assertThat(AUTUMN.isMisspelt(key + "2")).as("too long").isTrue();
		assertThat(AUTUMN.isMisspelt(key.replace("HÖST", "HOST"))).as("no dots").isTrue();
		assertThat(AUTUMN.isMisspelt("SOMMAR25")).as("another code").isFalse();
		assertThat(AUTUMN.isMisspelt("VÅRREAVÅRREA")).as("of the same length").isFalse();
		assertThat(CodePattern.PLAIN.isMisspelt("0000000O")).as("look-alikes").isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "höst-2345-cdfh,HÖST2345CDFH", "' HÖST 2345 CDFH ',HÖST2345CDFH", "HÖST–2345—CDFH,HÖST2345CDFH",
			"ＨÖST２345cdfh,HÖST2345CDFH", "HO\u0308ST2345CDFH,HÖST2345CDFH", "'--- ',''" })
	void readsACodeHoweverItIsWritten(String typed, String key) {
		assertThat(Codes.key(typed)).isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "HÖST", "#####", "HÖST-####<b>####", "HÖST_######!", "######################" })
	void refusesPatternsThatNoCodeLooksLike(String text) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> CodePattern.parse(text))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("code_pattern"));
	}

	@Test
	void refusesMoreCodesThanCanBeHidden() {
		CodePattern.parse("########").requireRoomFor(300_000);

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> CodePattern.parse("######").requireRoomFor(1_000))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("code_pattern_short"));
	}

}
