package se.stamkund.voucher;

/** What became of a use. */
public enum VoucherUseState {

	/** Set aside for a cart. */
	HELD,

	USED,

	/** Used, and free again. */
	GIVEN_BACK,

	/** Held, and let go of. */
	RELEASED,

	/** Held until its time was over. */
	LAPSED

}
