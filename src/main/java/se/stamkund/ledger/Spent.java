package se.stamkund.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Points of a lot that left for something, of which some may have returned.
 *
 * @param to the account they went to
 * @param number of the entry
 * @param position in the order the entry took them
 */
record Spent(UUID entry, LedgerAccount to, Lot lot, long points, long returned, Instant at, long number, int position) {

	static final Comparator<Spent> ORDER = Comparator.comparing(Spent::at)
		.thenComparing(Spent::number)
		.thenComparing(Spent::position);

	long left() {
		return this.points - this.returned;
	}

	Spent giveBack(long more) {
		return new Spent(this.entry, this.to, this.lot, this.points, this.returned + more, this.at, this.number,
				this.position);
	}

}
