package se.stamkund.insight;

import java.time.LocalDate;

/** How long the periods of a journal are. */
public enum Unit {

	DAY, MONTH;

	/** The first day of the period that a day is in. */
	LocalDate start(LocalDate day) {
		return (this == MONTH) ? day.withDayOfMonth(1) : day;
	}

	/** The first day of the next period. */
	LocalDate next(LocalDate start) {
		return (this == MONTH) ? start.plusMonths(1) : start.plusDays(1);
	}

}
