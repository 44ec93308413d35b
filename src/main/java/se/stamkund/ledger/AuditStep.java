package se.stamkund.ledger;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks the next part of whichever audit waits for it. What dies half-way is done again
 * by another instance.
 */
@Component
class AuditStep {

	private static final Logger log = LoggerFactory.getLogger(AuditStep.class);

	private final AuditStore store;

	private final AuditReader reader;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AuditStep(AuditStore store, AuditReader reader, TransactionTemplate transaction, Clock clock) {
		this.store = store;
		this.reader = reader;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Whether there was anything to do. */
	boolean checkNext() {
		var claimed = this.transaction.execute((status) -> this.store.claim(this.clock.instant()));
		if (claimed == null || claimed.isEmpty()) {
			return false;
		}
		var task = claimed.get();
		try {
			var part = this.reader.check(task.program(), task.phase(), task.cursor());
			this.transaction.executeWithoutResult((status) -> this.store.store(task, part, this.clock.instant()));
		}
		catch (RuntimeException ex) {
			log.error("The audit {} failed", task.id(), ex);
			this.transaction.executeWithoutResult((status) -> this.store.fail(task, this.clock.instant()));
		}
		return true;
	}

}
