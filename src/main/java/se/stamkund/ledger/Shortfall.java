package se.stamkund.ledger;

/** What to do when a member has fewer points than she is to spend. */
public enum Shortfall {

	/** Refuse with {@code insufficient_points}. */
	REFUSE,

	/**
	 * Take what there is; {@link Posted#missing()} tells the rest. For facts that can't
	 * be refused.
	 */
	TAKE_AVAILABLE

}
