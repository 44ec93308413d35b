package se.stamkund.ledger;

import java.util.List;

/** A lot changes its owner as it is: what is in it, and what it owes. */
record LotMove(MemberAccount from, MemberAccount to, Cause cause) {

	/** Answers how many points went. */
	long move(Lot lot) {
		long moved = move(lot, LedgerAccount.MEMBER_PENDING, lot.pending)
				+ move(lot, LedgerAccount.MEMBER_ACTIVE, lot.active);
		claim(lot, LedgerAccount.UNCOLLECTED, lot.owed);
		claim(lot, LedgerAccount.MEMBER_DEBT, lot.debt);
		long lifetime = lifetime(lot);
		this.from.lifetime -= lifetime;
		this.to.lifetime = Math.addExact(this.to.lifetime, lifetime);
		this.from.lots.remove(lot.id());
		this.to.lots.put(lot.id(), lot);
		this.from.spent.forEach((reference, parts) -> {
			this.to.addAll(reference, parts.stream().filter((part) -> part.lot() == lot).toList());
			parts.removeIf((part) -> part.lot() == lot);
		});
		return moved;
	}

	/** The hold goes with its points; its lots go too. */
	long move(PointsHold hold) {
		this.from.holds.remove(hold.id);
		this.to.holds.put(hold.id, hold);
		if (!hold.isOpen()) {
			return 0;
		}
		hold.lots.forEach((use) -> {
			this.from.book(this.cause,
					Movement.of(EntryKind.TRANSFER, LedgerAccount.MEMBER_HELD, LedgerAccount.TRANSFER, plain(use))
						.ofHold(hold.id));
			this.to.book(this.cause,
					Movement.of(EntryKind.TRANSFER, LedgerAccount.TRANSFER, LedgerAccount.MEMBER_HELD, plain(use))
						.ofHold(hold.id));
		});
		return hold.points();
	}

	private long move(Lot lot, LedgerAccount account, long points) {
		if (points > 0) {
			var use = List.of(new Use(lot, points));
			this.from.book(this.cause, Movement.of(EntryKind.TRANSFER, account, LedgerAccount.TRANSFER, use));
			this.to.book(this.cause, Movement.of(EntryKind.TRANSFER, LedgerAccount.TRANSFER, account, use));
		}
		return points;
	}

	private void claim(Lot lot, LedgerAccount account, long points) {
		if (points > 0) {
			var use = List.of(new Use(lot, points, null, lot));
			this.from.book(this.cause, Movement.of(EntryKind.TRANSFER, LedgerAccount.TRANSFER, account, use));
			this.to.book(this.cause, Movement.of(EntryKind.TRANSFER, account, LedgerAccount.TRANSFER, use));
		}
	}

	/** What it counts in the owner's lifetime: what was earned and not taken back. */
	private static long lifetime(Lot lot) {
		boolean earned = lot.origin.source() == LedgerAccount.ISSUED || lot.origin.source() == LedgerAccount.OPENING;
		return earned ? lot.origin.initial() - lot.taken : 0;
	}

	private static List<Use> plain(Use use) {
		return List.of(new Use(use.lot(), use.points()));
	}

}
