package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * The windows and terms of one member, in whole days of the programme's zone: a purchase
 * of 31 January counts for a month to the end of 28 February, and a change to or from
 * daylight-saving time moves nothing.
 *
 * @param joined the day she became a member, from which membership years are counted
 */
record Periods(Window window, ZoneId zone, LocalDate joined) {

	private static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");

	/** Where the window begins that purchases of an instant are counted in. */
	Instant windowStart(Instant at) {
		return switch (this.window) {
			case Window.Rolling(var months) -> startOf(firstCounted(day(at), months));
			case Window.CalendarYear() -> startOf(day(at).withDayOfYear(1));
			case Window.MembershipYear() -> startOf(anniversaryUntil(day(at)));
			case Window.Lifetime() -> ALWAYS;
		};
	}

	/** Where the term ends that begins with a tier reached at an instant; if it ends. */
	@Nullable Instant termEnd(Instant at) {
		return switch (this.window) {
			case Window.Rolling(var months) -> startOf(day(at).plusMonths(months).plusDays(1));
			case Window.CalendarYear() -> startOf(day(at).withDayOfYear(1).plusYears(1));
			case Window.MembershipYear() -> startOf(anniversaryAfter(day(at)));
			case Window.Lifetime() -> null;
		};
	}

	/** Where the term ends that follows on one that ended. */
	@Nullable Instant nextTermEnd(Instant end) {
		return (this.window instanceof Window.Rolling(var months))
				? startOf(day(end).minusDays(1).plusMonths(months).plusDays(1)) : termEnd(end);
	}

	/** Where the window begins that is looked at when a term ends. */
	Instant reviewStart(Instant end) {
		return (this.window instanceof Window.Rolling) ? windowStart(end) : windowStart(end.minusNanos(1000));
	}

	/** The last day on which a purchase counts for what the window holds now. */
	@Nullable LocalDate lastDayOf(Instant oldestCounted) {
		var end = termEnd(oldestCounted);
		return (end != null) ? lastDay(end) : null;
	}

	/** So many days later, at the same place of the day. */
	Instant plusDays(Instant instant, int days) {
		return (days == 0) ? instant : instant.atZone(this.zone).plusDays(days).toInstant();
	}

	/** The day before an instant at which something ends. */
	LocalDate lastDay(Instant end) {
		return day(end.minusNanos(1000));
	}

	private static LocalDate firstCounted(LocalDate day, int months) {
		var first = day.minusMonths(months);
		return first.plusMonths(months).equals(day) ? first : first.plusDays(1);
	}

	private LocalDate anniversaryUntil(LocalDate day) {
		var same = anniversary(day.getYear());
		return same.isAfter(day) ? anniversary(day.getYear() - 1) : same;
	}

	private LocalDate anniversaryAfter(LocalDate day) {
		var same = anniversary(day.getYear());
		return same.isAfter(day) ? same : anniversary(day.getYear() + 1);
	}

	/** Who joined on 29 February has hers on the 28th of common years. */
	private LocalDate anniversary(int year) {
		return this.joined.plusYears(year - this.joined.getYear());
	}

	private LocalDate day(Instant instant) {
		return LocalDate.ofInstant(instant, this.zone);
	}

	private Instant startOf(LocalDate day) {
		return day.atStartOfDay(this.zone).toInstant();
	}

}
