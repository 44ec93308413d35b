package se.stamkund.ledger;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

	private static final int BATCH = 2000;

	/** So many accounts are held in memory at a time. */
	private static final int IN_MEMORY = 500;

	private final AccountStore accounts;

	private final DueBooking booking;

	private final Ledger ledger;

	LedgerDueWork(AccountStore accounts, DueBooking booking, Ledger ledger) {
		this.accounts = accounts;
		this.booking = booking;
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
		if (claimed.isEmpty()) {
			this.ledger.bookDue(program, now, this.accounts.findDue(program, now, 1));
			return;
		}
		var plain = this.booking.plain(program, claimed, now);
		if (!plain.isEmpty()) {
			this.booking.book(program, plain, now);
		}
		var rest = new LinkedHashSet<>(claimed);
		rest.removeAll(Set.copyOf(plain));
		var others = List.copyOf(rest);
		for (int i = 0; i < others.size(); i += IN_MEMORY) {
			this.ledger.bookDue(program, now, others.subList(i, Math.min(others.size(), i + IN_MEMORY)));
		}
	}

}
