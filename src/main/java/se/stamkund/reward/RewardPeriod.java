package se.stamkund.reward;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

import org.jspecify.annotations.Nullable;

/** Over which time a member can take a reward only so often; weeks begin on Mondays. */
public enum RewardPeriod {

	DAY, WEEK, MONTH, YEAR, EVER;

	/** When the one that an instant is in began; null if it always was. */
	public @Nullable Instant start(Instant at, ZoneId zone) {
		var day = first(at, zone);
		return (day != null) ? day.atStartOfDay(zone).toInstant() : null;
	}

	/** When the next one begins; null if never. */
	public @Nullable Instant next(Instant at, ZoneId zone) {
		var day = first(at, zone);
		return (day != null) ? after(day).atStartOfDay(zone).toInstant() : null;
	}

	private @Nullable LocalDate first(Instant at, ZoneId zone) {
		var day = at.atZone(zone).toLocalDate();
		return switch (this) {
			case DAY -> day;
			case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
			case MONTH -> day.withDayOfMonth(1);
			case YEAR -> day.withDayOfYear(1);
			case EVER -> null;
		};
	}

	private LocalDate after(LocalDate first) {
		return switch (this) {
			case DAY -> first.plusDays(1);
			case WEEK -> first.plusWeeks(1);
			case MONTH -> first.plusMonths(1);
			case YEAR, EVER -> first.plusYears(1);
		};
	}

}
