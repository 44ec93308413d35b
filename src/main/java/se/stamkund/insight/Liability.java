package se.stamkund.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import se.stamkund.shared.Money;

/**
 * What a programme owes its members in points, at the end of a day; of today, until now.
 *
 * @param pending can't be used yet
 * @param held set aside for purchases under way
 * @param debt what members owe: not taken off the liability
 * @param worth at the value a point had that day, rounded down; divided among the parts
 * so that they add up
 * @param ages by how long ago the points were earned
 * @param terms by when they are expected to expire
 * @param lots by both; what the two others are sums of
 * @param difference between the entries and the lots: 0, unless somebody has tampered
 */
public record Liability(LocalDate day, long active, long pending, long held, long debt, Money worth,
		BigDecimal pointValue, List<Age> ages, List<Expiring> terms, List<Lots> lots, long difference) {

	/** All points that members have. */
	public long points() {
		return this.active + this.pending + this.held;
	}

	/** The most that expires together; what bars are drawn against. */
	public long largestTerm() {
		return this.terms.stream().mapToLong(Expiring::points).max().orElse(1);
	}

	/**
	 * Points earned so many calendar months before.
	 *
	 * @param until not included; 0 for whatever is older
	 */
	public record Age(int from, int until, long points, Money worth) {
	}

	/** Points that expire together. */
	public record Expiring(Term term, long points, Money worth) {
	}

	/** Points that were earned in a month and expire together. */
	public record Lots(YearMonth earned, Term term, long points, Money worth) {
	}

}
