package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Where a member stood elsewhere.
 *
 * @param tier null if that is not said
 * @param until the first instant when it no longer holds; null if it has no end
 * @param lifetimePoints all she ever earned there; null if that is not said
 */
public record BroughtTier(MemberId member, @Nullable UUID tier, @Nullable Instant until,
		@Nullable Long lifetimePoints) {
}
