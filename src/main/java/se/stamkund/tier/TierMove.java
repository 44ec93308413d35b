package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * A member moved between tiers.
 *
 * @param fromId where she was, if anywhere; likewise {@code to}
 * @param sums what she had in the window that counts
 */
record TierMove(MemberId member, @Nullable UUID fromId, @Nullable Tier from, @Nullable Tier to, boolean up, Cause cause,
		@Nullable String reference, Sums sums, @Nullable UUID placement, Instant at) {
}
