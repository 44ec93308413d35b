package se.stamkund.giftcard;

/** Why money came to a card or left it. */
public enum GiftCardEntryKind {

	/** It was made. */
	ISSUE("ISSUED"),

	/** Staff put more on it, or took some off. */
	ADJUSTMENT("ADJUSTED"),

	/** It paid. */
	PAYMENT("SPENT"),

	/** What it paid for came back. */
	GIVE_BACK("SPENT"),

	/** Its time was over. */
	EXPIRY("EXPIRED"),

	/** It was withdrawn. */
	CANCELLATION("WITHDRAWN"),

	/** Withdrawing it was undone. */
	RESTORATION("WITHDRAWN");

	private final String account;

	GiftCardEntryKind(String account) {
		this.account = account;
	}

	/** The account on the other side. */
	String account() {
		return this.account;
	}

}
