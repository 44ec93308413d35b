package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PointsCalendarTest {

	private final PointsCalendar stockholm = new PointsCalendar(ZoneId.of("Europe/Stockholm"));

	@ParameterizedTest
	@CsvSource({
			// the same day a month later, to its end
			"2026-01-15T12:00:00Z, 1, 2026-02-15T23:00:00Z",
			// 31 January + 1 month is the last of February
			"2026-01-31T12:00:00Z, 1, 2026-02-28T23:00:00Z", "2028-01-31T12:00:00Z, 1, 2028-02-29T23:00:00Z",
			"2028-02-29T12:00:00Z, 12, 2029-02-28T23:00:00Z",
			// into summer time, and the night of the change itself
			"2026-02-28T12:00:00Z, 1, 2026-03-28T23:00:00Z", "2026-02-27T23:30:00Z, 1, 2026-03-28T23:00:00Z",
			"2026-02-28T23:30:00Z, 1, 2026-04-01T22:00:00Z",
			// out of summer time
			"2026-09-24T12:00:00Z, 1, 2026-10-24T22:00:00Z", "2026-09-25T12:00:00Z, 1, 2026-10-25T23:00:00Z",
			// half past eleven in UTC is already tomorrow in Stockholm
			"2026-06-30T22:30:00Z, 1, 2026-08-01T22:00:00Z" })
	void monthsRunToTheEndOfTheSameDay(Instant from, int months, Instant expires) {
		assertThat(this.stockholm.expiresAt(from, new ExpiryPolicy.Months(months))).isEqualTo(expires);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-22T12:00:00Z, 0, 2026-12-31T23:00:00Z", "2026-11-22T12:00:00Z, 1, 2027-12-31T23:00:00Z",
			"2026-12-31T22:59:59Z, 0, 2026-12-31T23:00:00Z", "2026-12-31T23:00:00Z, 0, 2027-12-31T23:00:00Z" })
	void aYearEndsAtMidnightInTheProgrammesZone(Instant from, int years, Instant expires) {
		assertThat(this.stockholm.expiresAt(from, new ExpiryPolicy.EndOfYear(years))).isEqualTo(expires);
	}

	@Test
	void neverAndInactivityGiveNoDate() {
		assertThat(this.stockholm.expiresAt(Instant.EPOCH, new ExpiryPolicy.Never())).isNull();
		assertThat(this.stockholm.expiresAt(Instant.EPOCH, new ExpiryPolicy.Inactivity(6))).isNull();
	}

	@Test
	void inactivityRunsFromTheLastActivityToTheEndOfTheDay() {
		assertThat(this.stockholm.inactiveAt(Instant.parse("2026-08-31T10:00:00Z"), 6))
			.isEqualTo("2027-02-28T23:00:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-30T18:04:00Z, 14, 2026-11-12T23:00:00Z",
			// over both changes a day is a day
			"2026-03-28T12:00:00Z, 1, 2026-03-28T23:00:00Z", "2026-03-28T12:00:00Z, 2, 2026-03-29T22:00:00Z",
			"2026-10-24T12:00:00Z, 1, 2026-10-24T22:00:00Z", "2026-10-24T12:00:00Z, 2, 2026-10-25T23:00:00Z" })
	void pendingDaysEndWhenTheDayBegins(Instant bought, int days, Instant usable) {
		assertThat(this.stockholm.usableFrom(bought, new Pending.Days(days))).isEqualTo(usable);
	}

	@Test
	void withoutPendingPointsAreUsableAtOnce() {
		assertThat(this.stockholm.usableFrom(Instant.EPOCH, new Pending.None())).isEqualTo(Instant.EPOCH);
	}

	@Test
	void deliveryHasNoDateInAdvance() {
		assertThat(this.stockholm.usableFrom(Instant.EPOCH, new Pending.UntilDelivered())).isNull();
	}

	@Test
	void aDayThatHasNoMidnightBeginsAnHourLater() {
		var beirut = new PointsCalendar(ZoneId.of("Asia/Beirut"));

		assertThat(beirut.expiresAt(Instant.parse("2026-02-28T10:00:00Z"), new ExpiryPolicy.Months(1)))
			.isEqualTo("2026-03-28T22:00:00Z");
	}

	@Test
	void theLastDayIsTheOneBeforeThePointsAreGone() {
		assertThat(this.stockholm.lastDay(Instant.parse("2027-11-13T23:00:00Z"))).isEqualTo(LocalDate.of(2027, 11, 13));
	}

}
