package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToLongFunction;

import se.stamkund.shared.BusinessRuleException;

/**
 * Takes back points of an award: its pending, its active, then other active ones in spend
 * order, never held ones. If only a part of the award is meant, the other parts come
 * before other awards. What is missing then is forgiven or a debt.
 */
record TakingBack(MemberAccount account, Cause cause) {

	Outcome apply(ReturnPosting.TakeBack posting) {
		var award = this.account.lotsOf(posting.award());
		var part = award.stream().filter((lot) -> lot.isPart(posting.part())).toList();
		long given = part.stream().mapToLong((lot) -> lot.origin.initial()).sum();
		long left = part.stream().mapToLong(Lot::chargeable).sum();
		if (posting.points().value() > left) {
			throw new BusinessRuleException("award_exceeded",
					"The award gave %s, of which %s are taken back; %s more asked".formatted(Say.points(given),
							Say.points(given - left), Say.points(posting.points().value())),
					given, given - left, posting.points().value());
		}
		return takeBack(award, part, posting.points().value(), posting.uncollectable());
	}

	Outcome takeBack(List<Lot> award, long points, Uncollectable uncollectable) {
		return takeBack(award, award, points, uncollectable);
	}

	private Outcome takeBack(List<Lot> award, List<Lot> part, long points, Uncollectable uncollectable) {
		long left = points - ownPoints(part, points, LedgerAccount.MEMBER_PENDING, (lot) -> lot.pending);
		left -= ownPoints(part, left, LedgerAccount.MEMBER_ACTIVE, (lot) -> lot.active);
		var claims = claims(part, left);
		var otherParts = award.stream().filter((lot) -> !part.contains(lot)).sorted(this.account.spendOrder()).toList();
		left -= pay(award, LedgerAccount.MEMBER_PENDING, fromOthers(otherParts, (lot) -> lot.pending, claims));
		var others = this.account.spendable()
			.stream()
			.sorted(Comparator.comparing((Lot lot) -> !award.contains(lot)).thenComparing(this.account.spendOrder()))
			.toList();
		left -= pay(award, LedgerAccount.MEMBER_ACTIVE, fromOthers(others, (lot) -> lot.active, claims));
		pay(award, LedgerAccount.MEMBER_DEBT, missing(claims, switch (uncollectable) {
			case DEBT -> (claim) -> claim.points;
			case CLAMP -> unforgiven(claims);
			case FORGIVE -> (claim) -> 0;
		}));
		pay(award, LedgerAccount.UNCOLLECTED, missing(claims, (claim) -> claim.points));
		return new Outcome(points - left, left);
	}

	private long ownPoints(List<Lot> award, long points, LedgerAccount from, ToLongFunction<Lot> state) {
		var inSpendOrder = award.stream().sorted(this.account.spendOrder()).toList();
		var uses = Use.draw(inSpendOrder, (lot) -> Math.min(state.applyAsLong(lot), lot.ownInPlace()), points)
			.stream()
			.map((use) -> new Use(use.lot(), use.points(), use.lot(), null))
			.toList();
		uses.forEach((use) -> use.lot().taken += use.points());
		return pay(award, from, uses);
	}

	/**
	 * What is left of the award is gone: where it went, so that it settles when it
	 * returns.
	 */
	private List<Claim> claims(List<Lot> award, long points) {
		var claims = new ArrayList<Claim>();
		long left = points;
		for (var lot : award) {
			long charged = Math.min(left, lot.chargeable());
			left -= charged;
			lot.taken += charged;
			for (var root : this.account.inPlaceOf(lot)) {
				long part = Math.min(charged, lot.elsewhere(root));
				lot.swap(root, -part);
				claims.add(new Claim(lot, root, part));
				charged -= part;
			}
			claims.add(new Claim(lot, lot, charged));
		}
		return claims;
	}

	private List<Use> fromOthers(List<Lot> others, ToLongFunction<Lot> state, List<Claim> claims) {
		var uses = new ArrayList<Use>();
		for (var lot : others) {
			long available = state.applyAsLong(lot);
			var rootedHereFirst = claims.stream().sorted(Comparator.comparing((claim) -> claim.root != lot)).toList();
			for (var claim : rootedHereFirst) {
				long part = Math.min(available, claim.points);
				if (part > 0) {
					uses.add(new Use(lot, part, claim.charged, claim.root));
					this.account.swap(lot, claim.root, part);
					available -= part;
					claim.points -= part;
				}
			}
		}
		return uses;
	}

	/**
	 * What becomes a debt although the rest is forgiven: points she gave away are not
	 * forgiven, as somebody still has them.
	 */
	private static ToLongFunction<Claim> unforgiven(List<Claim> claims) {
		var given = new HashMap<Lot, Long>();
		claims.forEach((claim) -> given.put(claim.root, Math.max(0, claim.root.given - claim.root.debt)));
		return (claim) -> {
			long part = Math.min(claim.points, given.getOrDefault(claim.root, 0L));
			given.merge(claim.root, -part, Long::sum);
			return part;
		};
	}

	private static List<Use> missing(List<Claim> claims, ToLongFunction<Claim> points) {
		var uses = new ArrayList<Use>();
		for (var claim : claims) {
			long part = points.applyAsLong(claim);
			if (part > 0) {
				uses.add(new Use(claim.root, part, claim.charged, claim.root));
				claim.points -= part;
			}
		}
		return uses;
	}

	private long pay(List<Lot> award, LedgerAccount from, List<Use> uses) {
		if (!uses.isEmpty()) {
			var first = award.stream().min(Comparator.comparing((lot) -> lot.origin.number())).orElseThrow();
			var to = (first.origin.source() == LedgerAccount.ADJUSTED) ? LedgerAccount.ADJUSTED : LedgerAccount.REVOKED;
			this.account.book(this.cause, Movement.of(EntryKind.TAKE_BACK, from, to, uses).reversing(first.id()));
		}
		return Use.sum(uses);
	}

	/** Points to be taken back that their own lot doesn't have any more. */
	private static final class Claim {

		private final Lot charged;

		private final Lot root;

		private long points;

		private Claim(Lot charged, Lot root, long points) {
			this.charged = charged;
			this.root = root;
			this.points = points;
		}

	}

}
