package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * When points become usable and when they stop being so, counted in whole days of the
 * programme's zone, so a change to or from daylight-saving time moves nothing.
 */
public record PointsCalendar(ZoneId zone) {

	/**
	 * When points of a purchase made {@code at} can be used; {@code null} when an event
	 * decides.
	 */
	@Nullable Instant usableFrom(Instant at, Pending pending) {
		return switch (pending) {
			case Pending.None() -> at;
			case Pending.Days(var days) -> startOf(dayOf(at).plusDays(days));
			case Pending.UntilDelivered() -> null;
		};
	}

	/**
	 * The first instant when points usable from {@code usableFrom} no longer are;
	 * {@code null} when they never expire, or inactivity decides.
	 */
	@Nullable Instant expiresAt(Instant usableFrom, ExpiryPolicy policy) {
		var day = dayOf(usableFrom);
		return switch (policy) {
			case ExpiryPolicy.Never() -> null;
			case ExpiryPolicy.Inactivity(var months) -> null;
			case ExpiryPolicy.Months(var months) -> startOf(day.plusMonths(months).plusDays(1));
			case ExpiryPolicy.EndOfYear(var years) -> startOf(LocalDate.of(day.getYear() + years + 1, 1, 1));
		};
	}

	/**
	 * The first instant when points there were at a change to the policy may expire:
	 * after one full period of it. {@code null} for none.
	 */
	@Nullable Instant notBefore(Instant change, ExpiryPolicy policy) {
		return switch (policy) {
			case ExpiryPolicy.Never() -> null;
			case ExpiryPolicy.Inactivity(var months) -> inactiveAt(change, months);
			case ExpiryPolicy.Months(var months) -> expiresAt(change, policy);
			case ExpiryPolicy.EndOfYear(var years) -> startOf(LocalDate.of(dayOf(change).getYear() + years + 2, 1, 1));
		};
	}

	/** When points expire if nothing happens after {@code lastActivity}. */
	Instant inactiveAt(Instant lastActivity, int months) {
		return startOf(dayOf(lastActivity).plusMonths(months).plusDays(1));
	}

	/** The last day points that expire at {@code expiresAt} can be used. */
	public LocalDate lastDay(Instant expiresAt) {
		return dayOf(expiresAt.minusNanos(1));
	}

	private LocalDate dayOf(Instant instant) {
		return LocalDate.ofInstant(instant, this.zone);
	}

	private Instant startOf(LocalDate day) {
		return day.atStartOfDay(this.zone).toInstant();
	}

}
