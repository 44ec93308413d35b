package se.stamkund.tier;

/** What a member qualifies by. */
public enum Measure {

	/** Points her purchases gave, less those that returns took back. */
	POINTS,

	/** What she paid for goods with anything but points, in the currency's minor unit. */
	MONEY,

	/** Purchases of which at least something was kept. */
	ORDERS

}
