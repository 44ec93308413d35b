package se.stamkund.ledger;

import java.util.function.ToLongFunction;

/** Whoever leaves takes no points with her, and leaves none that nobody can use. */
record Forfeiting(MemberAccount account, Cause cause) {

	Outcome apply() {
		this.account.holds.values()
			.stream()
			.filter(PointsHold::isOpen)
			.toList()
			.forEach((hold) -> new Holding(this.account, this.cause).close(hold, HoldState.RELEASED, hold.lots));
		return Outcome.of(expire(LedgerAccount.MEMBER_PENDING, (lot) -> lot.pending)
				+ expire(LedgerAccount.MEMBER_ACTIVE, (lot) -> lot.active));
	}

	private long expire(LedgerAccount from, ToLongFunction<Lot> points) {
		var uses = this.account.lots.values()
			.stream()
			.filter((lot) -> points.applyAsLong(lot) > 0)
			.map((lot) -> new Use(lot, points.applyAsLong(lot)))
			.toList();
		if (!uses.isEmpty()) {
			this.account.book(this.cause, Movement.of(EntryKind.EXPIRY, from, LedgerAccount.EXPIRED, uses));
		}
		return Use.sum(uses);
	}

}
