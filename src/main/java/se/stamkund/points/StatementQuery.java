package se.stamkund.points;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Which statement is asked for.
 *
 * @param from the first day; none for the beginning of the year that {@code to} is in
 * @param to the last day; none for today
 * @param after where the page before ended; none for the first
 */
public record StatementQuery(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Long after) {

	/** This year until now. */
	public static final StatementQuery USUAL = new StatementQuery(null, null, null);

	StatementQuery after(Long number) {
		return new StatementQuery(this.from, this.to, number);
	}

}
