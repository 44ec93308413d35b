package se.stamkund.ledger;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.due.DueWork;
import se.stamkund.shared.ProgramId;

/**
 * Books what time has already done: what is spendable doesn't depend on it, reports and
 * notices do.
 */
@Component
class LedgerDueWork implements DueWork {

	private static final int BATCH = 500;

	private final AccountStore accounts;

	private final Ledger ledger;

	LedgerDueWork(AccountStore accounts, Ledger ledger) {
		this.accounts = accounts;
		this.ledger = ledger;
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.accounts.nextDue(program, limit);
	}

	/** If others are at work on all that is due, waits for one of them. */
	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		var claimed = this.accounts.claimDue(program, now, BATCH);
		this.ledger.bookDue(program, now, claimed.isEmpty() ? this.accounts.findDue(program, now, 1) : claimed);
	}

}
