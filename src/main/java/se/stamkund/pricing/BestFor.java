package se.stamkund.pricing;

/** Who gains when offers don't go together, or could be taken in several orders. */
public enum BestFor {

	/** The customer: what takes off most. */
	CUSTOMER,

	/** Whoever was named first: the offer with the lowest order, then the first named. */
	FIRST_NAMED

}
