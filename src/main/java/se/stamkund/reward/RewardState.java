package se.stamkund.reward;

/** How far a reward has come. */
public enum RewardState {

	/** Being written; members don't see it. */
	DRAFT,

	/** Members see it, and can have it if its terms let them. */
	ACTIVE,

	/** Taken in for a while. */
	PAUSED,

	/** Gone for good; what was taken stays. */
	ARCHIVED

}
