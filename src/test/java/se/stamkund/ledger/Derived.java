package se.stamkund.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** An account and its lots, added up from entries alone. */
record Derived(Map<LedgerAccount, Long> balances, Map<UUID, Map<LedgerAccount, Long>> lots) {

	static Derived of(MemberAccount account) {
		var derived = new Derived(new TreeMap<>(), new TreeMap<>());
		long number = 0;
		long active = 0;
		for (var booked : account.booked) {
			var entry = booked.entry();
			active += entry.change();
			if (entry.number() != ++number || entry.balance().value() != active) {
				throw new AssertionError("Entry out of line: " + entry);
			}
			derived.add(entry.from(), -entry.points().value());
			derived.add(entry.to(), entry.points().value());
			booked.uses().forEach((use) -> {
				derived.addLot(use.lot(), entry.from(), -use.points());
				derived.addLot(use.lot(), entry.to(), use.points());
			});
		}
		return derived;
	}

	static Derived stored(MemberAccount account) {
		var stored = new Derived(new TreeMap<>(), new TreeMap<>());
		stored.add(LedgerAccount.MEMBER_ACTIVE, account.active);
		stored.add(LedgerAccount.MEMBER_PENDING, account.pending);
		stored.add(LedgerAccount.MEMBER_HELD, account.held);
		stored.add(LedgerAccount.MEMBER_DEBT, -account.debt);
		account.lots.values().forEach((lot) -> {
			stored.addLot(lot, LedgerAccount.MEMBER_ACTIVE, lot.active);
			stored.addLot(lot, LedgerAccount.MEMBER_PENDING, lot.pending);
			stored.addLot(lot, LedgerAccount.MEMBER_HELD, lot.held);
		});
		return stored;
	}

	private void add(LedgerAccount account, long points) {
		if (account.isLiability() || account == LedgerAccount.MEMBER_DEBT) {
			if (points != 0) {
				this.balances.merge(account, points, Derived::sum);
			}
		}
	}

	private void addLot(Lot lot, LedgerAccount account, long points) {
		if (account.isLiability() && points != 0) {
			this.lots.computeIfAbsent(lot.id(), (key) -> new TreeMap<>()).merge(account, points, Derived::sum);
			if (this.lots.get(lot.id()).isEmpty()) {
				this.lots.remove(lot.id());
			}
		}
	}

	/** Nothing rather than zero, so that what is empty compares equal. */
	private static Long sum(long a, long b) {
		return (a + b != 0) ? a + b : null;
	}

}
