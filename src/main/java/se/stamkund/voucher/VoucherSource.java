package se.stamkund.voucher;

/** Where a code comes from. */
public enum VoucherSource {

	/** One of many that were generated or imported. */
	BATCH,

	/** Somebody took a reward. */
	REWARD,

	/** A campaign gave it. */
	CAMPAIGN,

	/** A storefront asked for it. */
	API,

	/** Staff made it. */
	STAFF

}
