package se.stamkund.tier;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a member stands, and what lies ahead.
 *
 * @param tier null for none
 * @param since null if she always was there
 * @param sums what counts for the next tier now
 * @param placement that holds her there, if staff placed her
 */
public record MemberTier(Ladder ladder, @Nullable Tier tier, @Nullable Instant since, Cause cause, Sums sums,
		Outlook outlook, @Nullable PlacementView placement) {

	/** Whether a tier of the ladder is below hers. */
	public boolean isPast(Tier other) {
		return this.ladder.tiers().indexOf(other) < this.ladder.tiers().indexOf(this.tier);
	}

}
