package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An account after a change of how points expire. What fell due before the change did so
 * by its old date. Whatever is there follows, as an account that hasn't heard of a change
 * has no points that have: they are brought up to date when they are posted, if it has.
 */
record Redate(MemberAccount account, ExpiryChange change, Redating.Dates dates) {

	void apply() {
		new DueTime(this.account).advanceTo(this.change.at());
		var lots = this.change.existing() ? lots() : List.<Lot>of();
		if (isAhead(this.account.idleAt)) {
			var last = (this.account.lastActivityAt != null) ? this.account.lastActivityAt : this.change.at();
			var idleAt = this.dates.idleAt(last);
			this.account.idleAt = (idleAt != null) ? Micros.of(idleAt) : this.account.idleAt;
		}
		lots.forEach(this::redate);
		this.account.expiryChange = this.change.number();
		this.account.redated = true;
	}

	/** The open lots, without those a hold alone keeps alive. */
	private List<Lot> lots() {
		return this.account.lots.values()
			.stream()
			.filter((lot) -> lot.isOpen() && lot.activeFrom != null && isAhead(lot.expiry(this.account.idleAt)))
			.toList();
	}

	private boolean isAhead(@Nullable Instant date) {
		return date == null || date.isAfter(this.change.at());
	}

	private void redate(Lot lot) {
		var expiry = (lot.activeFrom != null) ? this.dates.expiry(lot.origin.part(), lot.activeFrom) : null;
		if (expiry != null) {
			lot.expire(expiry);
		}
	}

}
