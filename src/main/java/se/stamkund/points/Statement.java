package se.stamkund.points;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.Holdings;

/**
 * What happened to a member's points from one day to another.
 *
 * @param from the first day
 * @param to the last day, to its end or until now
 * @param opening what she had when the first day began
 * @param before what she had before the first line here
 * @param closing what she had in the end
 * @param lines the earliest first
 * @param next where the next part begins; null for the last
 */
public record Statement(LocalDate from, LocalDate to, Holdings opening, Holdings before, Holdings closing,
		List<StatementLine> lines, @Nullable Long next) {

	/** What happened between opening and closing altogether. */
	public long change() {
		return this.closing.total() - this.opening.total();
	}

}
