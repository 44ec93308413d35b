package se.stamkund.ledger;

import java.util.List;

import se.stamkund.shared.BusinessRuleException;

/** Active points leave: soonest-expiring first, undated last, then the oldest. */
record Spending(MemberAccount account, Cause cause) {

	Outcome apply(SpendPosting.Spend posting) {
		long wanted = posting.points().value();
		long points = (posting.shortfall() == Shortfall.REFUSE) ? wanted : Math.min(wanted, this.account.active);
		if (points > 0) {
			boolean adjustment = posting.kind() == SpendPosting.SpendKind.ADJUSTMENT;
			redeem(adjustment ? EntryKind.ADJUSTMENT : EntryKind.SPENDING,
					adjustment ? LedgerAccount.ADJUSTED : LedgerAccount.REDEEMED, take(this.account, points));
		}
		return new Outcome(points, wanted - points);
	}

	void redeem(EntryKind kind, LedgerAccount to, List<Use> uses) {
		remember(this.account.book(this.cause, Movement.of(kind, LedgerAccount.MEMBER_ACTIVE, to, uses)), uses);
	}

	/** So that the points can be given back. */
	void remember(Entry entry, List<Use> uses) {
		for (int i = 0; i < uses.size(); i++) {
			var use = uses.get(i);
			this.account.add(entry.reference(), new Spent(entry.id(), entry.to(), use.lot(), use.points(), 0,
					entry.occurredAt(), entry.number(), i));
		}
	}

	/**
	 * The lots so many points would come from.
	 * @throws BusinessRuleException {@code insufficient_points}
	 */
	static List<Use> take(MemberAccount account, long points) {
		if (points > account.active) {
			throw insufficient(account, points);
		}
		return Use.draw(account.spendable(), (lot) -> lot.active, points);
	}

	private static BusinessRuleException insufficient(MemberAccount account, long points) {
		var held = (account.held > 0) ? ", of which %s are held".formatted(Say.points(account.held)) : "";
		var debt = (account.debt > 0) ? " and owes " + Say.points(account.debt) : "";
		return new BusinessRuleException("insufficient_points", "Has %s%s%s; %s needed"
			.formatted(Say.points(account.active + account.held), held, debt, Say.points(points)),
				account.active + account.held, account.held, points);
	}

}
