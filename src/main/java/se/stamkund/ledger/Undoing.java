package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import se.stamkund.shared.BusinessRuleException;

/**
 * Undoes within 24 hours what was credited or spent for a reference.
 *
 * @param accounts those with lots it was spent from
 */
record Undoing(MemberAccount account, List<MemberAccount> accounts, Cause cause) {

	static final Duration POSSIBLE_FOR = Duration.ofHours(24);

	Outcome apply(ReturnPosting.Undo posting) {
		var credited = this.account.lotsOf(posting.undone());
		var givingBack = new GivingBack(this.accounts, this.cause);
		var spent = givingBack.spent(posting.undone());
		requireInTime(this.cause.at(),
				Stream.concat(credited.stream().map((lot) -> lot.origin.madeAt()), spent.stream().map(Spent::at)));
		long back = spent.stream().mapToLong(Spent::left).sum();
		givingBack.giveBack(posting.undone(), back, null);
		var taken = new TakingBack(this.account, this.cause).takeBack(credited,
				credited.stream().mapToLong(Lot::chargeable).sum(), posting.uncollectable());
		return new Outcome(back + taken.points(), taken.missing());
	}

	static void requireInTime(Instant now, Stream<Instant> done) {
		var latest = done.max(Instant::compareTo)
			.orElseThrow(() -> new BusinessRuleException("nothing_to_undo", "Nothing was posted for it"))
			.plus(POSSIBLE_FOR);
		if (!now.isBefore(latest)) {
			throw new BusinessRuleException("undo_too_late", "It could be undone until " + latest, latest);
		}
	}

}
