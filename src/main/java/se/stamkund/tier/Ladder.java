package se.stamkund.tier;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The tiers of a programme, the lowest first, and how members move between them.
 *
 * @param all whether everything a tier asks for must be met, or any of it will do
 * @param graceDays how long after the end of a term a tier is kept, and purchases still
 * count for keeping it
 */
public record Ladder(Window window, boolean all, Downgrade downgrade, int graceDays, List<Tier> tiers) {

	/** Below the first tier. */
	static final int NO_LEVEL = -1;

	public Ladder {
		tiers = List.copyOf(tiers);
	}

	/** Where everybody stands: on the first tier if it asks for nothing. */
	int base() {
		return (!this.tiers.isEmpty() && this.tiers.getFirst().criteria().isOpen()) ? 0 : NO_LEVEL;
	}

	/** The highest tier whose criteria the sums meet. */
	int level(Sums sums) {
		for (int level = this.tiers.size() - 1; level > base(); level--) {
			if (this.tiers.get(level).criteria().isMetBy(sums, this.all)) {
				return level;
			}
		}
		return base();
	}

	/** How deep one falls at most when a term ends. */
	int floor(int level) {
		return switch (this.downgrade) {
			case NEVER -> level;
			case ONE_STEP -> Math.max(level - 1, base());
			case TO_EARNED -> base();
		};
	}

	/** The tier of a level; null below the first. */
	@Nullable Tier tier(int level) {
		return (level >= 0 && level < this.tiers.size()) ? this.tiers.get(level) : null;
	}

	/** The level of a tier; that below the first if it isn't on the ladder. */
	int levelOf(@Nullable UUID tier) {
		for (int level = 0; level < this.tiers.size(); level++) {
			if (this.tiers.get(level).id().equals(tier)) {
				return level;
			}
		}
		return NO_LEVEL;
	}

	/** The tier with this id. */
	public @Nullable Tier find(@Nullable UUID tier) {
		return tier(levelOf(tier));
	}

	/** The tier everybody has; null if nobody has one for nothing. */
	public @Nullable Tier lowest() {
		return tier(base());
	}

}
