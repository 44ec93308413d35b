package se.stamkund.pricing;

/** What a percentage is a part of. */
public enum Base {

	/** Of the price before earlier offers. */
	BEFORE,

	/** Of what earlier offers have left. */
	AFTER

}
