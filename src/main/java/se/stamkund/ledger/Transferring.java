package se.stamkund.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import se.stamkund.shared.BusinessRuleException;

/**
 * Active points go from one member to another, lot by lot, and keep their dates.
 *
 * @param accounts those that the lots went to and came from
 */
record Transferring(List<MemberAccount> accounts, Cause cause) {

	Outcome apply(MemberAccount from, MemberAccount to, TransferPosting.Transfer posting) {
		if (from == to) {
			throw new BusinessRuleException("transfer_to_herself", "Both are the same member");
		}
		var uses = Spending.take(from, posting.points().value());
		from.book(this.cause,
				Movement.of(EntryKind.TRANSFER, LedgerAccount.MEMBER_ACTIVE, LedgerAccount.TRANSFER, uses));
		uses.forEach((use) -> arrive(to, use, posting.reference()));
		return Outcome.of(posting.points().value());
	}

	private void arrive(MemberAccount to, Use use, Reference transfer) {
		use.lot().given += use.points();
		var id = this.cause.newId(to);
		var origin = use.lot().origin;
		var lot = new Lot(new Lot.Origin(id, to.entries + 1, LedgerAccount.TRANSFER, transfer, origin.id(),
				use.points(), origin.earnedAt(), this.cause.at()));
		lot.activeFrom = use.lot().activeFrom;
		lot.expiresAt = use.lot().expiresAt;
		lot.idle = use.lot().idle;
		to.lots.put(id, lot);
		receive(to, new Use(lot, use.points()), id);
	}

	Outcome undo(TransferPosting.UndoTransfer posting) {
		Undoing.requireInTime(this.cause.at(),
				this.accounts.stream()
					.flatMap((account) -> account.lotsOf(posting.transfer()).stream())
					.map((lot) -> lot.origin.madeAt()));
		return Outcome.of(this.accounts.stream().mapToLong((account) -> undo(account, posting.transfer())).sum());
	}

	private long undo(MemberAccount to, Reference transfer) {
		var uses = Use.draw(to.lotsOf(transfer), (lot) -> lot.active, Long.MAX_VALUE);
		if (!uses.isEmpty()) {
			to.book(this.cause,
					Movement.of(EntryKind.TRANSFER, LedgerAccount.MEMBER_ACTIVE, LedgerAccount.TRANSFER, uses));
			uses.forEach((use) -> giveBack(Objects.requireNonNull(use.lot().origin.from()), use.points()));
		}
		return Use.sum(uses);
	}

	private void giveBack(UUID origin, long points) {
		var from = this.accounts.stream()
			.filter((account) -> account.lots.containsKey(origin))
			.findFirst()
			.orElseThrow();
		var lot = from.lot(origin);
		lot.given = Math.max(0, lot.given - points);
		receive(from, new Use(lot, points), this.cause.newId(from));
	}

	private void receive(MemberAccount account, Use use, UUID entry) {
		account.book(this.cause,
				Movement.of(EntryKind.TRANSFER, LedgerAccount.TRANSFER, LedgerAccount.MEMBER_ACTIVE, List.of(use))
					.withId(entry));
		new Arrival(account, this.cause).settle(use, LedgerAccount.MEMBER_ACTIVE);
	}

}
