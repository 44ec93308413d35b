package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * Two accounts become one. The lots stay the ones they are, with their dates, awards and
 * what they owe, and change their owner; so whatever refers to them finds them there.
 */
record Merging(MemberAccount into, MemberAccount from, Cause cause) {

	Outcome apply(MergePosting.Merge posting) {
		if (this.from.mergedInto != null || this.into == this.from) {
			throw new BusinessRuleException("already_merged", "It has been merged into another member already");
		}
		var lots = List.copyOf(this.from.lots.values());
		var holds = List.copyOf(this.from.holds.values());
		var id = posting.reference().id();
		this.into.merges.put(id,
				new Merged(id, this.from.member, lots.stream().map(Lot::id).collect(Collectors.toSet()),
						holds.stream().map((hold) -> hold.id).collect(Collectors.toSet()), this.cause.at(), null));
		this.from.mergedInto = this.into.member;
		var move = new LotMove(this.from, this.into, this.cause);
		long points = holds.stream().mapToLong(move::move).sum() + lots.stream().mapToLong(move::move).sum();
		this.into.lastActivityAt = later(this.into.lastActivityAt, this.from.lastActivityAt);
		this.into.idleAt = later(this.into.idleAt, this.from.idleAt);
		payDebts();
		return Outcome.of(points);
	}

	/** Who owes has no points to spend: what the one has pays what the other owes. */
	private void payDebts() {
		for (var lot : this.into.spendable()) {
			if (this.into.debt > 0) {
				new Arrival(this.into, this.cause).settle(new Use(lot, lot.active), LedgerAccount.MEMBER_ACTIVE);
			}
		}
	}

	private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.isAfter(other) ? one : other;
	}

}
