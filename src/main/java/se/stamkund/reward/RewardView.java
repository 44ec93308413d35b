package se.stamkund.reward;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A reward.
 *
 * @param position in the merchant's order, from 0
 * @param stock how many there are in all, those that are gone included; null for no end
 * @param taken how many of the stock are gone
 * @param image changes with the picture; null for none
 * @param version changes with what the merchant decides, not with what members take
 */
public record RewardView(UUID id, RewardState state, int position, RewardTerms terms, @Nullable Long stock, long taken,
		@Nullable String image, int version) {

	/** How many there still are; null for no end. */
	public @Nullable Long left() {
		return (this.stock != null) ? Long.valueOf(Math.max(0, this.stock - this.taken)) : null;
	}

	public boolean isActive() {
		return this.state == RewardState.ACTIVE;
	}

	public RewardKind kind() {
		return this.terms.gives().kind();
	}

}
