package se.stamkund.ledger;

/**
 * The accounts entries move points between: four for each member, and the programme's,
 * which store no balance but are the sums of their entries.
 */
public enum LedgerAccount {

	MEMBER_PENDING, MEMBER_ACTIVE, MEMBER_HELD, MEMBER_DEBT,

	/** Earned points come from here. */
	ISSUED,

	/** Points from before the programme was ours come from here. */
	OPENING,

	/** Spent points go here. */
	REDEEMED,

	EXPIRED,

	/** Points taken back, because what earned them was returned, go here. */
	REVOKED,

	/** What should have been taken back and couldn't be comes from here. */
	UNCOLLECTED,

	/** Adjustments by staff, both ways. */
	ADJUSTED,

	/** Between members; always sums to nothing. */
	TRANSFER;

	/** Whether points on it are the member's to spend now or later. */
	public boolean isLiability() {
		return this == MEMBER_PENDING || this == MEMBER_ACTIVE || this == MEMBER_HELD;
	}

}
