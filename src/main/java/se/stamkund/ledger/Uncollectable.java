package se.stamkund.ledger;

/** What becomes of points that are to be taken back but have been used. */
public enum Uncollectable {

	/**
	 * Forgiven and recorded; points of the same lot that return settle it. What was given
	 * to other members is a debt all the same, as they still have it.
	 */
	CLAMP,

	/** Forgiven, wherever they are: there is nobody any more who could owe them. */
	FORGIVE,

	/** A debt, settled by what next becomes active. */
	DEBT

}
