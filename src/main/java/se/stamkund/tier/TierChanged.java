package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.outbox.OutboxEvent;

/**
 * A member moved between tiers.
 *
 * @param from the code of the tier she had; null for none
 * @param to the code of the tier she has; null for none
 */
@OutboxEvent("tier.changed")
public record TierChanged(UUID member, @Nullable String from, @Nullable String to, boolean up, Cause cause,
		Instant at) {

	static TierChanged of(TierMove move) {
		return new TierChanged(move.member().value(), (move.from() != null) ? move.from().code() : null,
				(move.to() != null) ? move.to().code() : null, move.up(), move.cause(), move.at());
	}

}
