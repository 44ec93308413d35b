package se.stamkund.tier;

import java.time.Instant;

/**
 * What one purchase counts for, at its own date, as it is after all that came back of it.
 *
 * @param money in the currency's minor unit
 * @param brought whether it is no purchase but all that was earned elsewhere, nobody
 * knows when
 */
record Fact(Instant at, long points, long money, long orders, boolean brought) {

	Fact(Instant at, long points, long money, long orders) {
		this(at, points, money, orders, false);
	}

}
