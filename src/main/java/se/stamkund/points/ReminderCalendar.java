package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a reminder falls due: at nine in the morning, so many days before the last. */
record ReminderCalendar(ZoneId zone) {

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	/** When to tell, so many days before, of points that expire at an instant. */
	Instant remindAt(Instant expiresAt, int days) {
		return new PointsCalendar(this.zone).lastDay(expiresAt)
			.minusDays(days)
			.atTime(MORNING)
			.atZone(this.zone)
			.toInstant();
	}

	/**
	 * The last expiry that a reminder so many days before was due for until an instant.
	 */
	Instant remindedUntil(Instant done, int days) {
		var local = done.atZone(this.zone);
		var day = local.toLocalTime().isBefore(MORNING) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
		return startOf(day.plusDays(days + 1L));
	}

	private Instant startOf(LocalDate day) {
		return day.atStartOfDay(this.zone).toInstant();
	}

}
