package se.stamkund.ledger;

/** What becomes of points that are to be taken back but have been used. */
public enum Uncollectable {

	/** Forgiven and recorded; points of the same lot that return settle it. */
	CLAMP,

	/** A debt, settled by what next becomes active. */
	DEBT

}
