package se.stamkund.member;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemberRulesTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 9);

	@ParameterizedTest
	@ValueSource(strings = { "Anna", "Åsa-Märta", "O'Brien", "עדי", "👩‍🚀", "José María", "Ng", "محمد" })
	void takesNamesOfAnyScript(String name) {
		assertThat(CleanText.name("first_name", name)).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "An\u0000na", "An\nna", "An\u202ena", "An\u2066na", "\ud800", "An\u2028na" })
	void refusesWhatCantBeSeen(String name) {
		assertThatExceptionOfType(InvalidMemberDataException.class).isThrownBy(() -> CleanText.name("first_name", name))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("first_name"));
	}

	@Test
	void countsLettersAsPeopleDoAndNotAsJava() {
		assertThat(CleanText.name("first_name", "😀".repeat(100))).isNotNull();
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> CleanText.name("first_name", "😀".repeat(101)));
	}

	@Test
	void anEmptyNameIsNone() {
		assertThat(CleanText.name("first_name", " \u00a0 ")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "1899-12-31", "2026-03-10" })
	void aBirthdayIsInLivingMemory(LocalDate birthday) {
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> Profile.of(null, null, birthday, null, Map.of(), TODAY));
	}

	@Test
	void completesOnlyWhatIsMissing() {
		var known = Profile.of("Anna", null, null, "sv", Map.of("a", "old"), TODAY);

		var completed = known.completedBy(
				Profile.of("Bella", "Berg", LocalDate.of(1990, 1, 1), "en", Map.of("a", "new", "b", "new"), TODAY));

		assertThat(completed)
			.isEqualTo(Profile.of("Anna", null, LocalDate.of(1990, 1, 1), "sv", Map.of("a", "old", "b", "new"), TODAY));
	}

	@Test
	void attributesAreChangedOneByOne() {
		assertThat(Attributes.change(Map.of("a", 1, "b", 2), Collections.singletonMap("a", null)))
			.isEqualTo(Map.of("b", 2));
		assertThat(Attributes.change(Map.of("a", 1), Map.of("b", true))).isEqualTo(Map.of("a", 1, "b", true));
	}

	@Test
	void attributesHaveLimits() {
		refusesAttribute("Upper", 1);
		refusesAttribute("a", "x".repeat(501));
		refusesAttribute("a", List.of());
		refusesAttribute("a", new BigDecimal("1e400"));
		refusesAttribute("a", new BigDecimal("0.1234567890123456"));
		refusesAttribute("a", Double.NaN);
		refusesAttribute("a", 191212121212L);
		assertThat(Attributes.change(Map.of(), Map.of("a", new BigDecimal("123456789.123456")))).hasSize(1);
		assertThatExceptionOfType(InvalidMemberDataException.class).isThrownBy(() -> Attributes.change(Map.of(),
				IntStream.range(0, 51).boxed().collect(toMap((i) -> "a" + i, (i) -> i))));
	}

	@Test
	void tagsAreTheSameInAnyCase() {
		assertThat(Tags.of(List.of("VIP", " vip ", "Åre 2026"))).containsExactly("vip", "åre 2026");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<b>", "a,b", "-", "x\ty" })
	void refusesTagsThatAreNoWords(String tag) {
		assertThatExceptionOfType(InvalidMemberDataException.class).isThrownBy(() -> Tags.of(tag));
	}

	@Test
	void termsAreNotMarketing() {
		refusesConsent(ConsentPurpose.MARKETING, ConsentChannel.NONE);
		refusesConsent(ConsentPurpose.TERMS, ConsentChannel.EMAIL);
		var terms = consent(ConsentPurpose.TERMS, ConsentChannel.NONE, true);

		assertThat(ConsentState.latest(List.of(terms))).containsExactly(terms);
	}

	@Test
	void theLatestOfEachPurposeAndChannelHolds() {
		var no = consent(ConsentPurpose.MARKETING, ConsentChannel.EMAIL, false);
		var yes = consent(ConsentPurpose.MARKETING, ConsentChannel.EMAIL, true);
		var sms = consent(ConsentPurpose.MARKETING, ConsentChannel.SMS, true);

		assertThat(ConsentState.latest(List.of(no, sms, yes))).containsExactly(no, sms);
	}

	@ParameterizedTest
	@CsvSource({ "SEK, Europe/Stockholm, SE", "NOK, Europe/Oslo, NO", "EUR, Europe/Helsinki, FI", "USD, UTC, US",
			"EUR, UTC, SE", "XAF, UTC, SE" })
	void isAtHomeWhereItsMoneyIs(String currency, String zone, String country) {
		assertThat(HomeCountry.of(Currency.getInstance(currency), ZoneId.of(zone))).isEqualTo(country);
	}

	@ParameterizedTest
	@CsvSource({ "Anna, Lindqvist, Anna Lindqvist, Anna L.", "Anna, , Anna, Anna", " , Lindqvist, Lindqvist, L.",
			" , , 4821\u00a00937, 4821\u00a00937", "Eva, 😀b, Eva 😀b, Eva 😀." })
	void isCalledByWhatThereIs(@Nullable String first, @Nullable String last, String full, String brief) {
		assertThat(MemberName.full(first, last, "48210937")).isEqualTo(full);
		assertThat(MemberName.brief(first, last, "48210937")).isEqualTo(brief);
	}

	private static ConsentView consent(ConsentPurpose purpose, ConsentChannel channel, boolean given) {
		return new ConsentView(purpose, channel, given, null, MemberSource.API, "system", Instant.EPOCH);
	}

	private static void refusesConsent(ConsentPurpose purpose, ConsentChannel channel) {
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> ConsentRules.check(new ConsentChange(purpose, channel, true, null)));
	}

	private static void refusesAttribute(String name, Object value) {
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> Attributes.change(Map.of(), Map.of(name, value)));
	}

}
