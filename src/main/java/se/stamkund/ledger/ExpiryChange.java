package se.stamkund.ledger;

import java.time.Instant;

/**
 * A change of how points expire that concerns points there are already.
 *
 * @param number counts a programme's changes
 * @param policy what holds since then, in the words of who decided it
 * @param existing whether lots there were get new dates; if not, only the clock of idle
 * accounts does
 */
public record ExpiryChange(int number, Instant at, String policy, boolean existing) {
}
