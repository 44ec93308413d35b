package se.stamkund.dataload;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.points.RefundPolicy;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.ProgramId;

/**
 * What becomes of a file that was sent: tried dry, confirmed, and taken back if need be.
 * The work is done in the background, by whichever instance is free.
 */
@Service
public class ImportRuns {

	private final ImportRows rows;

	private final ImportStore store;

	private final ImportOutcomes outcomes;

	private final ImportUndoForecast undoForecast;

	private final ImportWorker worker;

	private final AuditLog audit;

	private final Clock clock;

	ImportRuns(ImportRows rows, ImportStore store, ImportOutcomes outcomes, ImportUndoForecast undoForecast,
			ImportWorker worker, AuditLog audit, Clock clock) {
		this.rows = rows;
		this.store = store;
		this.outcomes = outcomes;
		this.undoForecast = undoForecast;
		this.worker = worker;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Begins the dry run.
	 * @throws BusinessRuleException if a column is missing that is needed
	 */
	@Transactional
	public ImportView check(ProgramId program, UUID id, Actor actor) {
		var view = this.rows.open(program, id);
		view.mapping().require(view.kind());
		boolean needsStore = !view.kind().ofPeople() || view.mapping().columns().containsValue("external_id");
		if (needsStore && view.options().store() == null && !view.mapping().columns().containsValue("store")) {
			throw new BusinessRuleException("import_store_missing", "Say which store the file is of");
		}
		this.store.begin(view, ImportState.CHECKING, null, actor, this.clock.instant());
		wakeAfterCommit();
		return get(program, id);
	}

	/**
	 * Begins the import that the dry run foretold.
	 * @throws ConflictException {@code import_not_checked} if there was none
	 */
	@Transactional
	public ImportView confirm(ProgramId program, UUID id, Actor actor) {
		var view = this.rows.locked(program, id);
		if (view.state() != ImportState.CHECKED) {
			throw new ConflictException("import_not_checked", "Only an import whose dry run is done can be confirmed");
		}
		this.outcomes.forget(program, id);
		this.store.begin(view, ImportState.RUNNING, null, actor, this.clock.instant());
		this.audit.record(program, actor, "import.started", id.toString(), null,
				Map.of("kind", view.kind().code(), "lines", view.lines()));
		wakeAfterCommit();
		return get(program, id);
	}

	/** What taking it back would mean. */
	@Transactional(readOnly = true)
	public ImportUndoPreview undoPreview(ProgramId program, UUID id) {
		var view = get(program, id);
		requireDone(view);
		return this.undoForecast.of(view);
	}

	/**
	 * Begins to take it back.
	 * @param policy what becomes of points that are spent already
	 */
	@Transactional
	public ImportView undo(ProgramId program, UUID id, RefundPolicy policy, Actor actor) {
		var view = this.rows.locked(program, id);
		requireDone(view);
		this.store.begin(view, ImportState.UNDOING, policy, actor, this.clock.instant());
		this.audit.record(program, actor, "import.undone", id.toString(), null,
				Map.of("kind", view.kind().code(), "spent_points", policy.name()));
		wakeAfterCommit();
		return get(program, id);
	}

	private static void requireDone(ImportView view) {
		if (view.state() != ImportState.DONE) {
			throw new ConflictException("import_not_done", "Only an import that is done can be taken back");
		}
	}

	private ImportView get(ProgramId program, UUID id) {
		return this.rows.find(program, id).orElseThrow(ImportRows::unknown);
	}

	private void wakeAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ImportRuns.this.worker.wake();
			}

		});
	}

}
