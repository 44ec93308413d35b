package se.stamkund.tier;

import java.time.Instant;

/**
 * What one purchase counts for, at its own date, as it is after all that came back of it.
 *
 * @param money in the currency's minor unit
 */
record Fact(Instant at, long points, long money, long orders) {
}
