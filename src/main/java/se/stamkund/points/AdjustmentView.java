package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Points given or taken by hand.
 *
 * @param actor who did it, as {@link se.stamkund.shared.Actor} writes itself
 * @param undoneAt when it was undone, if it was
 */
public record AdjustmentView(UUID id, MemberId member, long points, String reason, @Nullable String message,
		String actor, Instant at, @Nullable Instant undoneAt) {
}
