package se.stamkund.purchase;

/** What a line of an order is for. Only goods earn points. */
public enum LineKind {

	GOODS, GIFT_CARD, SHIPPING, FEE

}
