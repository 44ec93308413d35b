package se.stamkund.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Active points go from one member to another, lot by lot, and keep their dates. */
record Transferring(MemberAccount from, MemberAccount to, Cause cause) {

	Outcome apply(Posting.Transfer posting) {
		var uses = Spending.take(this.from, posting.points().value());
		this.from.book(this.cause,
				Movement.of(EntryKind.TRANSFER, LedgerAccount.MEMBER_ACTIVE, LedgerAccount.TRANSFER, uses));
		uses.forEach((use) -> arrive(use, posting.reference()));
		return Outcome.of(posting.points().value());
	}

	private void arrive(Use use, Reference transfer) {
		var id = this.cause.newId(this.to);
		var origin = use.lot().origin;
		var lot = new Lot(new Lot.Origin(id, this.to.entries + 1, LedgerAccount.TRANSFER, transfer, origin.id(),
				use.points(), origin.earnedAt(), this.cause.at()));
		lot.activeFrom = use.lot().activeFrom;
		lot.expiresAt = use.lot().expiresAt;
		lot.idle = use.lot().idle;
		this.to.lots.put(id, lot);
		receive(this.to, new Use(lot, use.points()), id);
	}

	Outcome undo(Posting.UndoTransfer posting) {
		var lots = this.to.lotsOf(posting.transfer());
		Undoing.requireInTime(this.cause.at(), lots.stream().map((lot) -> lot.origin.madeAt()));
		var uses = Use.draw(lots, (lot) -> lot.active, Long.MAX_VALUE);
		if (uses.isEmpty()) {
			return Outcome.NOTHING;
		}
		this.to.book(this.cause,
				Movement.of(EntryKind.TRANSFER, LedgerAccount.MEMBER_ACTIVE, LedgerAccount.TRANSFER, uses));
		uses.forEach(
				(use) -> receive(this.from, new Use(origin(use.lot()), use.points()), this.cause.newId(this.from)));
		return Outcome.of(Use.sum(uses));
	}

	private void receive(MemberAccount account, Use use, UUID entry) {
		account.book(this.cause,
				Movement.of(EntryKind.TRANSFER, LedgerAccount.TRANSFER, LedgerAccount.MEMBER_ACTIVE, List.of(use))
					.withId(entry));
		new Arrival(account, this.cause).settle(use, LedgerAccount.MEMBER_ACTIVE);
	}

	private Lot origin(Lot lot) {
		return this.from.lot(Objects.requireNonNull(lot.origin.from()));
	}

}
