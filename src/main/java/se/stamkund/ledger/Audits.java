package se.stamkund.ledger;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.shared.Actor;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Audits that run in the background, on whichever instance has time. */
@Service
public class Audits {

	private static final int REMEMBERED = 10;

	private final AuditStore store;

	private final AuditWorker worker;

	private final Clock clock;

	Audits(AuditStore store, AuditWorker worker, Clock clock) {
		this.store = store;
		this.worker = worker;
		this.clock = clock;
	}

	/** Starts one, unless one is under way: then answers that. */
	@Transactional
	public AuditRun start(ProgramId program, Actor actor) {
		this.store.insert(program, actor, this.clock.instant());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				Audits.this.worker.wake();
			}

		});
		return this.store.latest(program, 1).getFirst();
	}

	/** The latest ones, the latest first. */
	@Transactional(readOnly = true)
	public List<AuditRun> latest(ProgramId program) {
		return this.store.latest(program, REMEMBERED);
	}

	/**
	 * One of them.
	 * @throws NotFoundException if there is no such audit
	 */
	@Transactional(readOnly = true)
	public AuditRun get(ProgramId program, UUID audit) {
		return this.store.find(program, audit)
			.orElseThrow(() -> new NotFoundException("audit", "No such audit: " + audit));
	}

	/**
	 * What it found, in the order it was found.
	 * @param after how many of them to leave out
	 */
	@Transactional(readOnly = true)
	public List<LedgerAudit.Difference> differences(ProgramId program, UUID audit, int after, int limit) {
		return this.store.differences(program, audit, after, limit);
	}

}
