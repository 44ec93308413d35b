package se.stamkund.pricing;

/** How an offer gets on with others. */
public enum Stacking {

	/** Together with all that are not exclusive. */
	COMMON,

	/** Without others, apart from those that are always given. */
	EXCLUSIVE,

	/** Whatever else is given. */
	ALWAYS

}
