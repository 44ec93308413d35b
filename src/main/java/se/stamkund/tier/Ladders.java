package se.stamkund.tier;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.shared.ProgramId;

/**
 * The ladders in force, remembered for a moment: an order in a programme without one
 * costs nothing. Other instances may see a change that much later; a rollout waits for
 * them.
 */
@Component
class Ladders {

	static final Duration REMEMBERED = Duration.ofSeconds(2);

	private final LadderRepository versions;

	private final Map<ProgramId, Remembered> remembered = new ConcurrentHashMap<>();

	Ladders(LadderRepository versions) {
		this.versions = versions;
	}

	/** The ladder of a programme, if it has one. */
	Optional<LadderView> of(ProgramId program) {
		var known = this.remembered.get(program);
		if (known != null && System.nanoTime() - known.at() < REMEMBERED.toNanos()) {
			return known.ladder();
		}
		var read = this.versions.findCurrent(program).map(LadderVersion::view);
		this.remembered.put(program, new Remembered(read, System.nanoTime()));
		return read;
	}

	/** A tier as it was when it last was on the ladder. */
	Optional<Tier> former(ProgramId program, UUID tier) {
		return this.versions.findHistory(program)
			.stream()
			.map((version) -> version.view().ladder().find(tier))
			.filter(Objects::nonNull)
			.findFirst();
	}

	/** It changes with the transaction at hand. */
	void forget(ProgramId program) {
		this.remembered.remove(program);
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void afterCompletion(int status) {
					Ladders.this.remembered.remove(program);
				}
			});
		}
	}

	private record Remembered(Optional<LadderView> ladder, long at) {
	}

}
