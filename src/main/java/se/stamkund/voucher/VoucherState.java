package se.stamkund.voucher;

/** What can be said of a code without knowing who wants to use it. */
public enum VoucherState {

	AVAILABLE, NOT_YET, PAUSED, USED_UP, EXPIRED, CANCELLED

}
