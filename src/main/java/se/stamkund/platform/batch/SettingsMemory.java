package se.stamkund.platform.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.platform.batch.ReadOnce.Answers;
import se.stamkund.platform.batch.ReadOnce.Question;
import se.stamkund.shared.ProgramId;

/**
 * Remembers from batch to batch what they read of a programme's settings, for as long as
 * nobody changes them. Each batch asks the database for the revision of the settings,
 * which every change of them raises in its own transaction; so whatever instance changed
 * them, the next batch anywhere sees it.
 */
@Component
public class SettingsMemory {

	private static final int MAX_PROGRAMS = 10_000;

	private static final int MAX_ANSWERS = 1000;

	private final ConcurrentMap<ProgramId, Memory> memories = new ConcurrentHashMap<>();

	private final JdbcClient database;

	SettingsMemory(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Does the work of a batch, in which {@link ReadOnce} reads settings once, or not at
	 * all when an earlier batch has.
	 */
	public <T> T during(ProgramId program, Supplier<T> work) {
		if (ReadOnce.isOn()) {
			return work.get();
		}
		var memory = recall(program);
		var answers = new Answers(memory.answers);
		var result = ReadOnce.during(answers, work);
		afterCommit(() -> memory.keep(answers.read()));
		return result;
	}

	/** What is remembered of the settings as they are now; nothing lasting for others. */
	private Memory recall(ProgramId program) {
		var revision = this.database.sql("select revision from settings_revision where program_id = ?")
			.param(program.value())
			.query(Long.class)
			.optional();
		if (revision.isEmpty()) {
			return new Memory(0);
		}
		if (this.memories.size() > MAX_PROGRAMS) {
			this.memories.clear();
		}
		long now = revision.get();
		var memory = this.memories.compute(program,
				(key, known) -> (known != null && known.revision >= now) ? known : new Memory(now));
		return (memory.revision == now) ? memory : new Memory(now);
	}

	/** What was read of settings that the batch itself wrote must not outlive it. */
	private static void afterCommit(Runnable action) {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void afterCommit() {
					action.run();
				}
			});
		}
	}

	private static final class Memory {

		private final long revision;

		private final Map<Question, Object> answers = new ConcurrentHashMap<>();

		private Memory(long revision) {
			this.revision = revision;
		}

		private void keep(Map<Question, Object> read) {
			if (this.answers.size() < MAX_ANSWERS) {
				this.answers.putAll(read);
			}
		}

	}

}
