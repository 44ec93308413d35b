package se.stamkund.points.web;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import se.stamkund.ledger.LedgerAudit.Difference;
import se.stamkund.platform.web.Formats;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an audit finds has a name in both languages. */
class DifferenceWordsTest {

	private static final Locale SWEDISH = Locale.of("sv");

	private final DifferenceWords words = words();

	@AfterEach
	void forgetTheLanguage() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@ValueSource(strings = { "active", "active in lots", "pending", "pending in lots", "held", "held in lots", "debt",
			"debt of lots", "owed", "owed by lots", "lifetime", "entries", "latest entry",
			"microseconds of the latest entry", "microseconds of what is due next", "merged into another member",
			"lot taken", "lot given", "lot elsewhere", "lot initial", "lot number", "lot of another member",
			"lot microseconds of its beginning", "lot active", "lot pending", "lot held", "lot owed", "lot debt",
			"hold points", "hold captured", "hold left", "hold captured at all", "hold microseconds of its end",
			"balance after entry 7", "order in time of entry 7", "lots of entry 7",
			"sum of points from MEMBER_ACTIVE to REDEEMED on 2026-03-01",
			"number of entries from ISSUED to MEMBER_PENDING on 2026-03-01" })
	void hasAName(String what) {
		var difference = new Difference(null, what.replaceFirst("^(lot|hold) ", "$1 " + UUID.randomUUID() + " "), 1, 0);

		assertThat(in(SWEDISH, difference)).isNotEqualTo(in(Locale.ENGLISH, difference));
		assertThat(in(Locale.ENGLISH, difference)).doesNotContain("microseconds", "MEMBER_", "lot points")
			.isNotEqualTo(difference.what());
	}

	@Test
	void tellsTimesAndAnswersAsPeopleDo() {
		LocaleContextHolder.setLocale(SWEDISH);
		var time = new Difference(null, "microseconds of the latest entry", 1_772_366_400_000_000L, 0);
		var merged = new Difference(null, "merged into another member", 1, 0);

		assertThat(this.words.stored(time)).isEqualTo("2026-03-01 13:00");
		assertThat(this.words.derived(time)).isEqualTo("–");
		assertThat(this.words.stored(merged)).isEqualTo("ja");
		assertThat(this.words.derived(merged)).isEqualTo("nej");
		assertThat(this.words.stored(new Difference(null, "active", 12_345, 0))).isEqualTo("12\u00a0345");
	}

	private String in(Locale language, Difference difference) {
		LocaleContextHolder.setLocale(language);
		return this.words.of(difference);
	}

	private static DifferenceWords words() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/books");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return new DifferenceWords(messages,
				Formats.of(SWEDISH, ZoneId.of("Europe/Stockholm"), Currency.getInstance("SEK")));
	}

}
