package se.stamkund.voucher;

/** Whether the codes of a batch can be used, apart from when and how often. */
public enum BatchState {

	ACTIVE,

	/** Nobody can begin to use them, for the time being. */
	PAUSED,

	/** Withdrawn; that can be undone within 24 hours. */
	ENDED

}
