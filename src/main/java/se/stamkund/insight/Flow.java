package se.stamkund.insight;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.LedgerAccount;

/**
 * Points that moved from one account to another in a period.
 *
 * @param period its first day; null for all that was before the first period
 */
record Flow(@Nullable LocalDate period, LedgerAccount from, LedgerAccount to, long points, long entries) {

	/** What it did to the points that members have. */
	long liability() {
		return (this.to.isLiability() ? this.points : 0) - (this.from.isLiability() ? this.points : 0);
	}

	/** What it did to the balance of an account. */
	long change(LedgerAccount account) {
		return ((this.to == account) ? this.points : 0) - ((this.from == account) ? this.points : 0);
	}

}
