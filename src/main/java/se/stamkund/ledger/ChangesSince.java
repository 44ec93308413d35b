package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The changes of expiry that a batch of postings may not have heard of when its dates
 * were worked out, in order.
 */
record ChangesSince(List<Announced> changes) {

	static final ChangesSince NONE = new ChangesSince(List.of());

	/**
	 * When points of a part of an award expire. Those that had expired by a change do so;
	 * the others follow it as they would if they had been there.
	 */
	Expiry resolve(Expiry expiry, String part) {
		if (!(expiry instanceof Expiry.AsOf asOf)) {
			return expiry;
		}
		var resolved = asOf.expiry();
		for (var announced : this.changes) {
			if (announced.concerns(asOf.change(), resolved)) {
				var then = announced.dates().expiry(part, Micros.of(asOf.from()));
				resolved = (then != null) ? then : resolved;
			}
		}
		return resolved;
	}

	/** A change, and the dates it gives. */
	record Announced(ExpiryChange change, Redating.Dates dates) {

		private boolean concerns(int since, Expiry expiry) {
			return this.change.number() > since && this.change.existing()
					&& !(expiry instanceof Expiry.At(Instant at) && !at.isAfter(this.change.at()));
		}

	}

}
