package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Apportion;

/**
 * Spent points return into their lots, in proportion to what is still gone from each, and
 * settle there what the lot owes.
 *
 * @param accounts those with lots they may have come from: more than one only if members
 * were merged when they were spent, and are not any more
 */
record GivingBack(List<MemberAccount> accounts, Cause cause) {

	Outcome apply(ReturnPosting.GiveBack posting) {
		var spent = spent(posting.spent());
		long given = spent.stream().mapToLong(Spent::points).sum();
		long left = spent.stream().mapToLong(Spent::left).sum();
		long points = (posting.points() != null) ? posting.points().value() : left;
		if (points > left) {
			throw new BusinessRuleException(
					"spending_exceeded", "%s were spent, of which %s have returned; %s more asked"
						.formatted(Say.points(given), Say.points(given - left), Say.points(points)),
					given, given - left, points);
		}
		return giveBack(posting.spent(), points, posting.graceUntil());
	}

	/** What was spent for it, in that order. */
	List<Spent> spent(Reference reference) {
		return this.accounts.stream()
			.flatMap((account) -> account.spent.getOrDefault(reference, List.of()).stream())
			.sorted(Spent.ORDER)
			.toList();
	}

	Outcome giveBack(Reference reference, long points, @Nullable Instant graceUntil) {
		var shares = shares(spent(reference), points);
		this.accounts.forEach((account) -> giveBack(account, reference, shares, graceUntil));
		return Outcome.of(points);
	}

	private void giveBack(MemberAccount account, Reference reference, Map<Lot, Long> shares,
			@Nullable Instant graceUntil) {
		var spent = account.spent.getOrDefault(reference, new ArrayList<>());
		Map<UUID, List<Use>> byEntry = new LinkedHashMap<>();
		Map<UUID, LedgerAccount> from = new LinkedHashMap<>();
		for (int i = spent.size() - 1; i >= 0; i--) {
			var part = spent.get(i);
			long returned = Math.min(shares.getOrDefault(part.lot(), 0L), part.left());
			if (returned > 0) {
				shares.merge(part.lot(), -returned, Long::sum);
				byEntry.computeIfAbsent(part.entry(), (key) -> new ArrayList<>()).add(new Use(part.lot(), returned));
				from.put(part.entry(), part.to());
				spent.set(i, part.giveBack(returned));
			}
		}
		byEntry.forEach((entry, uses) -> returnTo(account, uses, entry,
				from.getOrDefault(entry, LedgerAccount.REDEEMED), graceUntil));
	}

	/** What returns to each lot, by what is still gone from it; the last spent first. */
	private static Map<Lot, Long> shares(List<Spent> spent, long points) {
		Map<Lot, Long> left = new LinkedHashMap<>();
		spent.reversed().forEach((part) -> left.merge(part.lot(), part.left(), Long::sum));
		var shares = Apportion.of(points, left.values().stream().mapToLong(Long::longValue).toArray());
		int i = 0;
		for (var lot : left.entrySet()) {
			lot.setValue(shares[i++]);
		}
		return left;
	}

	private void returnTo(MemberAccount account, List<Use> uses, UUID entry, LedgerAccount from,
			@Nullable Instant graceUntil) {
		account.book(this.cause,
				Movement.of(EntryKind.GIVE_BACK, from, LedgerAccount.MEMBER_ACTIVE, uses).reversing(entry));
		uses.forEach((use) -> {
			grace(account, use.lot(), graceUntil);
			new Arrival(account, this.cause).settle(use, LedgerAccount.MEMBER_ACTIVE);
		});
	}

	private void grace(MemberAccount account, Lot lot, @Nullable Instant until) {
		var expiry = lot.expiry(account.idleAt);
		if (until != null && expiry != null && !expiry.isAfter(this.cause.at())) {
			lot.expire(Expiry.at(until));
		}
	}

}
