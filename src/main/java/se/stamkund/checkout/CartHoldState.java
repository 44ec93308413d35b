package se.stamkund.checkout;

/** What became of a held cart. */
public enum CartHoldState {

	OPEN,

	/** An order took it. */
	CAPTURED,

	/** It was let go of. */
	RELEASED,

	/** The same cart was held again. */
	REPLACED,

	/** Its time was over. */
	LAPSED

}
