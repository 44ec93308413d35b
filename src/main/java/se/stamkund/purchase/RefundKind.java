package se.stamkund.purchase;

/** How a refund was told. */
public enum RefundKind {

	/** Line by line. */
	LINES,
	/** As an amount over the whole order. */
	AMOUNT,
	/** All that was left, because the order was cancelled. */
	CANCELLATION

}
