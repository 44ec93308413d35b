package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A move between tiers, with what decided it.
 *
 * @param from what the tier she left was called; null for none
 * @param order the order that did it, as people call it
 * @param sums what she had in the window that counts
 * @param reason what staff wrote when they placed her; personal data, for staff
 */
public record TierChangeView(UUID id, @Nullable Text from, @Nullable Text to, boolean up, Cause cause,
		@Nullable String order, Sums sums, @Nullable String reason, Instant at) {
}
