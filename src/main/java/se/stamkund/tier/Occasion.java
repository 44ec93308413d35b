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
 * @param placements those that did it
 */
record Occasion(@Nullable Cause up, @Nullable Cause down, Map<MemberId, String> references,
		Map<MemberId, UUID> placements) {

	/** Time has passed. */
	static final Occasion TIME = new Occasion(null, null, Map.of(), Map.of());

	/** The ladder was changed. */
	static final Occasion LADDER = new Occasion(Cause.LADDER, Cause.LADDER, Map.of(), Map.of());

	/** Two members turned out to be one. */
	static final Occasion MERGE = new Occasion(Cause.MERGED, Cause.MERGED, Map.of(), Map.of());

	static Occasion orders(Map<MemberId, String> references) {
		return new Occasion(Cause.EARNED, Cause.RETURNED, references, Map.of());
	}

	static Occasion placed(MemberId member, UUID placement) {
		return new Occasion(Cause.PLACED, Cause.PLACED, Map.of(), Map.of(member, placement));
	}

	/** They bring where they stood elsewhere. */
	static Occasion movedIn(Map<MemberId, UUID> placements) {
		return new Occasion(Cause.MOVED_IN, Cause.MOVED_IN, Map.of(), placements);
	}

	static Occasion placementsEnded(Map<MemberId, UUID> placements) {
		return new Occasion(Cause.PLACEMENT_ENDED, Cause.PLACEMENT_ENDED, Map.of(), placements);
	}

}
