package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** Where points are moved; nothing else writes to the ledger. */
@Service
public class Ledger {

	/**
	 * Applies the postings in their order, all or none, in the caller's transaction.
	 * Locks the members' accounts, in the order of their ids, until it ends: so post all
	 * that a use case needs at once, and before reading what depends on it. What has
	 * fallen due by {@code now} is booked first.
	 * @param now the programme's time
	 * @return for each posting, what it did
	 * @throws se.stamkund.shared.BusinessRuleException if one can't be done; the
	 * transaction must be rolled back
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Posted> post(ProgramId program, Instant now, List<? extends Posting> postings) {
		throw new UnsupportedOperationException();
	}

}
