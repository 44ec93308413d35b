package se.stamkund.giftcard;

/** Where a gift card comes from. */
public enum GiftCardSource {

	/** Somebody took a reward. */
	REWARD,

	/** A campaign gave it. */
	CAMPAIGN,

	/** A storefront asked for it. */
	API,

	/** Staff made it. */
	STAFF

}
