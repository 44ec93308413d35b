package se.stamkund.tier;

/** Why a member has the tier she has. */
public enum Cause {

	/** It is where everybody begins. */
	START,

	/** Her purchases earned it. */
	EARNED,

	/** Her term ended and she had not earned more. */
	REVIEW,

	/** Staff placed her there. */
	PLACED,

	/** She had it elsewhere, and brought it when she moved in. */
	MOVED_IN,

	/** A purchase that had earned more came back. */
	RETURNED,

	/** A placement by hand ended. */
	PLACEMENT_ENDED,

	/** The ladder was changed. */
	LADDER,

	/** Two members turned out to be one. */
	MERGED

}
