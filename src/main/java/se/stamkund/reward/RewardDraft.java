package se.stamkund.reward;

import org.jspecify.annotations.Nullable;

/**
 * What a merchant decides about a reward.
 *
 * @param stock how many there are in all, those that are gone included; null for no end
 */
public record RewardDraft(RewardState state, RewardTerms terms, @Nullable Long stock) {
}
