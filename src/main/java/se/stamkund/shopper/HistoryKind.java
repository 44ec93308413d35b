package se.stamkund.shopper;

import se.stamkund.ledger.EntryKind;

/** What happened to a shopper's points, in her words. */
public enum HistoryKind {

	EARNED, WELCOME, ADJUSTED, USED, CAME_BACK, RETURNED, EXPIRED, MOVED;

	static HistoryKind of(EntryKind kind) {
		return switch (kind) {
			case EARNING -> EARNED;
			case OPENING -> WELCOME;
			case ADJUSTMENT -> ADJUSTED;
			case SPENDING, CAPTURE, HOLD, RELEASE -> USED;
			case GIVE_BACK -> CAME_BACK;
			case TAKE_BACK, SETTLEMENT -> RETURNED;
			case EXPIRY -> EXPIRED;
			case TRANSFER, ACTIVATION -> MOVED;
		};
	}

	/** The icon beside it. */
	public String icon() {
		return switch (this) {
			case EARNED -> "receipt";
			case WELCOME, MOVED -> "coin";
			case ADJUSTED -> "pen";
			case USED -> "gift";
			case CAME_BACK, RETURNED -> "undo";
			case EXPIRED -> "clock";
		};
	}

}
