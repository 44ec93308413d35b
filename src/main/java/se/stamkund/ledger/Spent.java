package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * Points of a lot that left for something, of which some may have returned.
 *
 * @param to the account they went to
 */
record Spent(UUID entry, LedgerAccount to, Lot lot, long points, long returned, Instant at) {

	long left() {
		return this.points - this.returned;
	}

	Spent giveBack(long more) {
		return new Spent(this.entry, this.to, this.lot, this.points, this.returned + more, this.at);
	}

}
