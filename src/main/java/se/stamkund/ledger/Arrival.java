package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What happens to points that come: first they settle what their own lot (or another of
 * its award) still owes; then, if they are active, the member's debts, the oldest first.
 */
record Arrival(MemberAccount account, Cause cause) {

	void settle(Use arrived, LedgerAccount where) {
		var award = arrived.lot().origin.award();
		long left = arrived.points();
		if (this.account.owed > 0) {
			left -= pay(arrived.lot(), left, where, LedgerAccount.UNCOLLECTED, (lot) -> lot.owed,
					(lot) -> lot.isOf(award));
		}
		if (this.account.debt > 0 && where == LedgerAccount.MEMBER_ACTIVE) {
			pay(arrived.lot(), left, where, LedgerAccount.MEMBER_DEBT, (lot) -> lot.debt, (lot) -> true);
		}
	}

	private long pay(Lot arrived, long points, LedgerAccount from, LedgerAccount to, ToLongFunction<Lot> claim,
			Predicate<Lot> which) {
		var roots = this.account.lots.values()
			.stream()
			.filter(which)
			.sorted(Comparator.comparing((Lot lot) -> lot != arrived).thenComparing(MemberAccount.oldestFirst()))
			.toList();
		List<Use> uses = new ArrayList<>();
		Use.draw(roots, claim, points).forEach((use) -> {
			uses.add(new Use(arrived, use.points(), null, use.lot()));
			this.account.swap(arrived, use.lot(), use.points());
		});
		if (!uses.isEmpty()) {
			this.account.book(this.cause, Movement.of(EntryKind.SETTLEMENT, from, to, uses));
		}
		return Use.sum(uses);
	}

}
