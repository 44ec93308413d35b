package se.stamkund.giftcard;

/** What can be said of a gift card without knowing who wants to use it. */
public enum GiftCardState {

	ACTIVE, EMPTY, EXPIRED, CANCELLED

}
