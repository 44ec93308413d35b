package se.stamkund.ledger;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Points of some lots going from one account to another: an entry to be booked.
 *
 * @param id of the entry; null for a new one
 */
record Movement(EntryKind kind, LedgerAccount from, LedgerAccount to, List<Use> uses, @Nullable UUID id,
		@Nullable UUID hold, @Nullable UUID reverses) {

	static Movement of(EntryKind kind, LedgerAccount from, LedgerAccount to, List<Use> uses) {
		return new Movement(kind, from, to, uses, null, null, null);
	}

	Movement withId(UUID id) {
		return new Movement(this.kind, this.from, this.to, this.uses, id, this.hold, this.reverses);
	}

	Movement ofHold(UUID hold) {
		return new Movement(this.kind, this.from, this.to, this.uses, this.id, hold, this.reverses);
	}

	Movement reversing(UUID entry) {
		return new Movement(this.kind, this.from, this.to, this.uses, this.id, this.hold, entry);
	}

	void applyToLots() {
		this.uses.forEach((use) -> {
			use.lot().move(this.from, this.to, use.points());
			if (use.root() != null) {
				use.root().owed += use.points() * sign(LedgerAccount.UNCOLLECTED);
				use.root().debt += use.points() * sign(LedgerAccount.MEMBER_DEBT);
			}
		});
	}

	private int sign(LedgerAccount account) {
		return ((this.from == account) ? 1 : 0) - ((this.to == account) ? 1 : 0);
	}

	Entry entry(MemberId member, long number, UUID id, Cause cause, Points balance) {
		var only = (this.uses.size() == 1 && this.uses.getFirst().isPlain()) ? this.uses.getFirst().lot().id() : null;
		return new Entry(id, member, number, (cause.transaction() != null) ? cause.transaction() : id, this.kind,
				this.from, this.to, Points.of(Use.sum(this.uses)), balance, only, this.hold, this.reverses,
				cause.reference(), cause.actor(), cause.at());
	}

}
