package se.stamkund.tier;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * What makes us look where members stand.
 *
 * @param up why one rises by it; null for what the rule itself says
 * @param down why one falls by it; null for what the rule itself says
 * @param references the orders that did it, as people call them
 */
record Occasion(@Nullable Cause up, @Nullable Cause down, Map<MemberId, String> references, @Nullable UUID placement) {

	/** Time has passed. */
	static final Occasion TIME = new Occasion(null, null, Map.of(), null);

	/** The ladder was changed. */
	static final Occasion LADDER = new Occasion(Cause.LADDER, Cause.LADDER, Map.of(), null);

	/** Two members turned out to be one. */
	static final Occasion MERGE = new Occasion(Cause.MERGED, Cause.MERGED, Map.of(), null);

	static Occasion orders(Map<MemberId, String> references) {
		return new Occasion(Cause.EARNED, Cause.RETURNED, references, null);
	}

	static Occasion placed(UUID placement) {
		return new Occasion(Cause.PLACED, Cause.PLACED, Map.of(), placement);
	}

	static Occasion placementEnded(UUID placement) {
		return new Occasion(Cause.PLACEMENT_ENDED, Cause.PLACEMENT_ENDED, Map.of(), placement);
	}

}
