package se.stamkund.ledger;

/** What an entry is about; which way the points went is told by its accounts. */
public enum EntryKind {

	EARNING, OPENING, ADJUSTMENT, ACTIVATION, SPENDING, HOLD, CAPTURE, RELEASE, EXPIRY, TAKE_BACK, SETTLEMENT,
	GIVE_BACK, TRANSFER

}
