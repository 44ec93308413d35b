package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import se.stamkund.ledger.EntryKind;
import se.stamkund.shared.BusinessRuleException;

/**
 * The days of the books. Points that can be used to the end of a day expire at that very
 * instant, and are gone with that day: so a day ends with its midnight, and begins after
 * the one before.
 */
public record BookDays(ZoneId zone) {

	/** Nobody has points from before that. */
	private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 2);

	/** The day something belongs to. */
	public LocalDate of(Instant instant) {
		return LocalDate.ofInstant(instant.minusNanos(1000), this.zone);
	}

	/**
	 * The day something belongs to for whom it happens to: only what expires does so with
	 * the day that ends; what begins at midnight begins with the day that does.
	 */
	LocalDate of(PointsEvent event) {
		return (event.kind() == EntryKind.EXPIRY) ? of(event.at()) : LocalDate.ofInstant(event.at(), this.zone);
	}

	/** The last instant of a day. */
	public Instant end(LocalDate day) {
		return day.plusDays(1).atStartOfDay(this.zone).toInstant();
	}

	/**
	 * Lets only days pass that have begun.
	 * @throws BusinessRuleException {@code date_in_future} or {@code date_too_early}
	 */
	public static void require(LocalDate day, LocalDate today) {
		if (day.isAfter(today)) {
			throw new BusinessRuleException("date_in_future",
					"It is only " + today + " there; ask for a day until then", today);
		}
		if (day.isBefore(EARLIEST)) {
			throw new BusinessRuleException("date_too_early", "Nothing happened before " + EARLIEST, EARLIEST);
		}
	}

	/**
	 * As {@link #require(LocalDate, LocalDate)} for both ends of a span.
	 * @throws BusinessRuleException also {@code dates_reversed}
	 */
	public static void require(LocalDate from, LocalDate to, LocalDate today) {
		require(from, today);
		require(to, today);
		if (from.isAfter(to)) {
			throw new BusinessRuleException("dates_reversed", "The first day must not be after the last");
		}
	}

}
