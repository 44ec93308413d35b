package se.stamkund.ledger;

/** A member's points by state, at some moment. */
public record Holdings(long active, long pending, long held, long debt) {

	/** None at all. */
	public static final Holdings NOTHING = new Holdings(0, 0, 0, 0);

	/** What she has, less what she owes. */
	public long total() {
		return this.active + this.pending + this.held - this.debt;
	}

	/** What she has after an entry. */
	public Holdings after(Entry entry) {
		return plus(
				new Holdings(change(entry, LedgerAccount.MEMBER_ACTIVE), change(entry, LedgerAccount.MEMBER_PENDING),
						change(entry, LedgerAccount.MEMBER_HELD), -change(entry, LedgerAccount.MEMBER_DEBT)));
	}

	Holdings plus(Holdings other) {
		return new Holdings(this.active + other.active, this.pending + other.pending, this.held + other.held,
				this.debt + other.debt);
	}

	private static long change(Entry entry, LedgerAccount account) {
		long points = entry.points().value();
		return ((entry.to() == account) ? points : 0) - ((entry.from() == account) ? points : 0);
	}

}
