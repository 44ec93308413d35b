package se.stamkund.ledger;

/** What has become of a hold. */
public enum HoldState {

	OPEN, CAPTURED, RELEASED,

	/** Nobody captured it in time. */
	LAPSED

}
