package se.stamkund.reward;

/** How often a member can take a reward. */
public record RewardLimit(int times, RewardPeriod period) {
}
