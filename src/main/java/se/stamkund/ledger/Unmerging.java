package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import se.stamkund.shared.BusinessRuleException;

/**
 * One account becomes two again, within 24 hours. Each lot goes back with what is left in
 * it; what lots of the one side paid for the other returns to them, and is owed again
 * where it was.
 */
record Unmerging(MemberAccount into, MemberAccount from, Cause cause) {

	Outcome apply(MergePosting.UndoMerge posting) {
		var merged = this.into.merges.get(posting.merge().id());
		if (merged == null || !merged.from().equals(this.from.member) || merged.undoneAt() != null) {
			throw new BusinessRuleException("nothing_to_undo", "There is no such merge, or it has been undone");
		}
		if (this.into.mergedInto != null) {
			throw new BusinessRuleException("merged_again",
					"The member has been merged into another since; undo that first");
		}
		Undoing.requireInTime(this.cause.at(), Stream.of(merged.at()));
		this.into.merges.put(merged.id(), merged.undone(this.cause.at()));
		this.from.mergedInto = null;
		var back = new LinkedHashSet<>(this.into.lots.values());
		back.removeIf((lot) -> !merged.lots().contains(lot.id()) && !isAwarded(lot, posting));
		long points = returnHolds(merged, back);
		var paid = paidForTheOther(back);
		var move = new LotMove(this.into, this.from, this.cause);
		points += back.stream().mapToLong(move::move).sum();
		paid.forEach(this::restore);
		paid.forEach((each) -> claim(each, posting.uncollectable()));
		return Outcome.of(points);
	}

	private static boolean isAwarded(Lot lot, MergePosting.UndoMerge posting) {
		return lot.origin.source() != LedgerAccount.TRANSFER && posting.awards().contains(lot.origin.award().id());
	}

	/** Holds that came with the merge go back; newer ones on those lots are let go. */
	private long returnHolds(Merged merged, Set<Lot> back) {
		long points = 0;
		for (var hold : List.copyOf(this.into.holds.values())) {
			if (merged.holds().contains(hold.id)) {
				points += new LotMove(this.into, this.from, this.cause).move(hold);
			}
			else if (hold.isOpen() && hold.lots.stream().anyMatch((use) -> back.contains(use.lot()))) {
				new Holding(this.into, this.cause).close(hold, HoldState.RELEASED, hold.lots);
			}
		}
		return points;
	}

	private List<Paid> paidForTheOther(Set<Lot> back) {
		var paid = new ArrayList<Paid>();
		for (var owner : this.into.lots.values().stream().sorted(MemberAccount.oldestFirst()).toList()) {
			for (var root : this.into.inPlaceOf(owner)) {
				if (back.contains(owner) != back.contains(root)) {
					paid.add(new Paid(back.contains(owner) ? this.from : this.into, owner,
							back.contains(root) ? this.from : this.into, root, owner.elsewhere(root)));
				}
			}
		}
		return paid;
	}

	private void restore(Paid paid) {
		paid.owner.swap(paid.root, -paid.points);
		var use = new Use(paid.owner, paid.points);
		paid.ownerAccount.book(this.cause,
				Movement.of(EntryKind.TRANSFER, LedgerAccount.TRANSFER, LedgerAccount.MEMBER_ACTIVE, List.of(use)));
		new Arrival(paid.ownerAccount, this.cause).settle(use, LedgerAccount.MEMBER_ACTIVE);
	}

	private void claim(Paid paid, Uncollectable uncollectable) {
		var account = paid.rootAccount;
		var uses = new ArrayList<Use>();
		long left = paid.points;
		var lots = new LinkedHashSet<Lot>(List.of(paid.root));
		lots.addAll(account.spendable());
		for (var use : Use.draw(lots, (lot) -> lot.active, left)) {
			uses.add(new Use(use.lot(), use.points(), null, paid.root));
			account.swap(use.lot(), paid.root, use.points());
			left -= use.points();
		}
		book(account, LedgerAccount.MEMBER_ACTIVE, uses);
		long given = Math.max(0, paid.root.given - paid.root.debt);
		long debt = (uncollectable == Uncollectable.DEBT) ? left : Math.min(left, given);
		owe(account, LedgerAccount.MEMBER_DEBT, paid.root, debt);
		owe(account, LedgerAccount.UNCOLLECTED, paid.root, left - debt);
	}

	private void owe(MemberAccount account, LedgerAccount from, Lot root, long points) {
		if (points > 0) {
			book(account, from, List.of(new Use(root, points, null, root)));
		}
	}

	private void book(MemberAccount account, LedgerAccount from, List<Use> uses) {
		if (!uses.isEmpty()) {
			account.book(this.cause, Movement.of(EntryKind.TRANSFER, from, LedgerAccount.TRANSFER, uses));
		}
	}

	/** So many points of the owner's award are in the root's place, on the other side. */
	private record Paid(MemberAccount ownerAccount, Lot owner, MemberAccount rootAccount, Lot root, long points) {
	}

}
