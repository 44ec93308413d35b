package se.stamkund.platform.outbox;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.Quiet;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/**
 * Tells other features what happened, if and only if the transaction that it happened in
 * commits.
 */
@Service
public class Outbox {

	private final OutboxStore store;

	private final OutboxListeners listeners;

	private final OutboxWorker worker;

	private final ProgramClock clock;

	private final JsonMapper json = EventTypes.JSON;

	Outbox(OutboxStore store, OutboxListeners listeners, OutboxWorker worker, ProgramClock clock) {
		this.store = store;
		this.listeners = listeners;
		this.worker = worker;
		this.clock = clock;
	}

	/** One event; see {@link #publishAll}. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void publish(ProgramId program, Object event) {
		publishAll(program, List.of(event));
	}

	/**
	 * Writes the events, one row each and one statement in all, in the caller's
	 * transaction. An event that nobody listens to costs nothing. During {@link Quiet
	 * quiet} work only those hear of it who want to.
	 * @param events records that carry {@link OutboxEvent}
	 * @throws org.springframework.transaction.IllegalTransactionStateException if there
	 * is no transaction
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void publishAll(ProgramId program, List<?> events) {
		boolean quiet = Quiet.isOn();
		var heard = events.stream().filter((event) -> this.listeners.hear(event.getClass(), quiet)).toList();
		if (heard.isEmpty()) {
			return;
		}
		var now = this.clock.now(program);
		this.store.insert(heard.stream()
			.map((event) -> new StoredEvent(Ids.next(), program, EventTypes.nameOf(event.getClass()), now,
					this.json.writeValueAsString(event), quiet ? this.listeners.deaf(event.getClass()) : Set.of()))
			.toList());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				Outbox.this.worker.wake();
			}

		});
	}

}
