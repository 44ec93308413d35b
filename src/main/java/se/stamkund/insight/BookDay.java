package se.stamkund.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day something belongs to in the books. Points that can be used to the end of a day
 * expire at that very instant, and are gone with that day: so a day ends with its
 * midnight, and begins after the one before.
 */
final class BookDay {

	private BookDay() {
	}

	static LocalDate of(Instant instant, ZoneId zone) {
		return LocalDate.ofInstant(instant.minusNanos(1000), zone);
	}

	/** The last instant of a day. */
	static Instant end(LocalDate day, ZoneId zone) {
		return day.plusDays(1).atStartOfDay(zone).toInstant();
	}

}
