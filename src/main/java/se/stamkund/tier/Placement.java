package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * That staff placed a member by hand: while it lasts she stands at least, or at most,
 * there.
 *
 * @param until the first instant when it no longer holds; null for until it is ended
 */
record Placement(UUID tier, boolean atLeast, Instant from, @Nullable Instant until) {

	boolean holdsAt(Instant at) {
		return !at.isBefore(this.from) && (this.until == null || at.isBefore(this.until));
	}

	int apply(int level, Ladder ladder) {
		int placed = ladder.levelOf(this.tier);
		if (placed == Ladder.NO_LEVEL) {
			return level;
		}
		return this.atLeast ? Math.max(level, placed) : Math.min(level, placed);
	}

}
