package se.stamkund.ledger;

/** An audit goes over members, then lots, then sums of the whole programme. */
enum AuditPhase {

	MEMBERS, LOTS, SUMS;

	boolean isLast() {
		return this == SUMS;
	}

	AuditPhase next() {
		return values()[ordinal() + 1];
	}

}
