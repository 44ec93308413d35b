package se.stamkund.insight;

import java.time.YearMonth;

import org.jspecify.annotations.Nullable;

/**
 * When points are expected to expire: in a month, after inactivity, or not.
 *
 * @param month none if they don't, or by inactivity
 */
public record Term(@Nullable YearMonth month, boolean idle) implements Comparable<Term> {

	/** Months first, then inactivity, then never. */
	@Override
	public int compareTo(Term other) {
		if (this.month != null && other.month != null) {
			return this.month.compareTo(other.month);
		}
		return Integer.compare(rank(), other.rank());
	}

	private int rank() {
		if (this.month != null) {
			return 0;
		}
		return this.idle ? 1 : 2;
	}

	/** How it is named in messages and in REST. */
	public String kind() {
		if (this.month != null) {
			return "month";
		}
		return this.idle ? "inactivity" : "never";
	}

}
