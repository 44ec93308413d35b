package se.stamkund.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTest {

	private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

	private static final Currency SEK = Currency.getInstance("SEK");

	private final Formats swedish = Formats.of(PageLanguages.SWEDISH, STOCKHOLM, SEK);

	private final Formats english = Formats.of(PageLanguages.ENGLISH, STOCKHOLM, SEK);

	@Test
	void swedishMoneyHasNoBreakSpacesAndARealMinus() {
		assertThat(this.swedish.money(Money.ofMinor(123450))).isEqualTo("1\u00a0234,50\u00a0kr");
		assertThat(this.swedish.money(Money.ofMinor(-5000))).isEqualTo("\u221250,00\u00a0kr");
		assertThat(this.swedish.signedMoney(Money.ofMinor(5000))).isEqualTo("+50,00\u00a0kr");
	}

	@Test
	void englishMoneyPutsASignBeforeAndAnAbbreviationAfter() {
		var pounds = Formats.of(PageLanguages.ENGLISH, STOCKHOLM, Currency.getInstance("GBP"));

		assertThat(this.english.money(Money.ofMinor(123450))).isEqualTo("1,234.50\u00a0kr");
		assertThat(pounds.money(Money.ofMinor(-123450))).isEqualTo("\u2212£1,234.50");
	}

	@Test
	void aCurrencyWithoutDecimalsShowsNone() {
		var yen = Formats.of(PageLanguages.SWEDISH, STOCKHOLM, Currency.getInstance("JPY"));

		assertThat(yen.money(Money.ofMinor(1200))).isEqualTo("1\u00a0200\u00a0JPY");
	}

	@Test
	void shortMoneyDropsOnlyZeroDecimals() {
		assertThat(this.swedish.moneyShort(Money.ofMinor(139900))).isEqualTo("1\u00a0399\u00a0kr");
		assertThat(this.swedish.moneyShort(Money.ofMinor(100000))).isEqualTo("1\u00a0000\u00a0kr");
		assertThat(this.swedish.moneyShort(Money.ofMinor(139950))).isEqualTo("1\u00a0399,50\u00a0kr");
	}

	@Test
	void pointsAreP() {
		assertThat(this.swedish.points(1240)).isEqualTo("1\u00a0240\u00a0p");
		assertThat(this.english.points(Points.of(1240))).isEqualTo("1,240\u00a0pts");
		assertThat(this.swedish.signedPoints(1318)).isEqualTo("+1\u00a0318\u00a0p");
		assertThat(this.swedish.signedPoints(-687)).isEqualTo("\u2212687\u00a0p");
	}

	@Test
	void zeroHasNoSign() {
		assertThat(this.swedish.signed(0)).isEqualTo("0");
	}

	@Test
	void anyLongCanBeWritten() {
		assertThat(this.swedish.number(Long.MIN_VALUE)).startsWith("\u22129\u00a0223");
		assertThat(this.swedish.number(new BigDecimal("1.10"))).isEqualTo("1,1");
	}

	@Test
	void percentsAreRoundedHalfUp() {
		assertThat(this.swedish.percent(0.645)).isEqualTo("65\u00a0%");
		assertThat(this.swedish.percent(0.055, 1)).isEqualTo("5,5\u00a0%");
		assertThat(this.english.percent(0.64)).isEqualTo("64%");
	}

	@Test
	void timesAreInTheProgrammesZone() {
		var newYear = Instant.parse("2025-12-31T23:30:00Z");

		assertThat(this.swedish.date(newYear)).isEqualTo("2026-01-01");
		assertThat(this.swedish.dateTime(newYear)).isEqualTo("2026-01-01 00:30");
		assertThat(this.english.dateTime(newYear)).isEqualTo("1 Jan 2026, 00:30");
		assertThat(this.swedish.iso(newYear)).isEqualTo("2026-01-01");
	}

	@Test
	void daysInWordsTellTheYearOnlyWhenItIsAnother() {
		var now = Instant.parse("2026-11-22T12:00:00Z");

		assertThat(this.swedish.day(Instant.parse("2026-12-04T22:00:00Z"), now)).isEqualTo("4\u00a0december");
		assertThat(this.swedish.day(Instant.parse("2025-11-20T12:00:00Z"), now))
			.isEqualTo("20\u00a0november\u00a02025");
		assertThat(this.english.day(LocalDate.parse("2026-03-09"))).isEqualTo("9\u00a0March\u00a02026");
	}

	@Test
	void aMonthIsAHeading() {
		assertThat(this.swedish.month(YearMonth.of(2026, 11))).isEqualTo("November 2026");
	}

}
