package se.stamkund.tier;

/** What becomes of a tier that was not earned again when its term ended. */
public enum Downgrade {

	NEVER, ONE_STEP, TO_EARNED

}
