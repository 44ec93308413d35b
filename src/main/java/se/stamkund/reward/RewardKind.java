package se.stamkund.reward;

/** What a reward is. */
public enum RewardKind {

	FIXED_DISCOUNT, PERCENTAGE, FREE_SHIPPING, FREE_PRODUCT, GIFT_CARD, EXPERIENCE, DONATION

}
