package se.stamkund.voucher;

/** Where the codes of a batch come from. */
public enum BatchOrigin {

	GENERATED, IMPORTED

}
