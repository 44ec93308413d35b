package se.stamkund.dataload;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.RefundPolicy;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/**
 * Files that move a programme's members, balances, products and orders in: sent, mapped,
 * tried dry, confirmed, and taken back if need be. The work is done in the background, by
 * whichever instance is free.
 */
@Service
public class Imports {

	/** The largest file. */
	public static final long MAX_BYTES = 200L * 1024 * 1024;

	private static final int SAMPLE_LINES = 5;

	private final ImportRows rows;

	private final ImportStore store;

	private final ImportContent content;

	private final ImportFiles files;

	private final ImportOutcomes outcomes;

	private final ImportProblems problems;

	private final ImportUndoForecast undoForecast;

	private final Stores stores;

	private final ImportWorker worker;

	private final AuditLog audit;

	private final Clock clock;

	Imports(ImportRows rows, ImportStore store, ImportContent content, ImportFiles files, ImportOutcomes outcomes,
			ImportProblems problems, ImportUndoForecast undoForecast, Stores stores, ImportWorker worker,
			AuditLog audit, Clock clock) {
		this.rows = rows;
		this.store = store;
		this.content = content;
		this.files = files;
		this.outcomes = outcomes;
		this.problems = problems;
		this.undoForecast = undoForecast;
		this.stores = stores;
		this.worker = worker;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Takes in a file and finds out what it is written in.
	 * @param file is read twice
	 * @throws BusinessRuleException if it is empty, too large, zipped or no table of text
	 */
	@Transactional
	public ImportView upload(ProgramId program, ImportKind kind, String fileName, InputStreamSource file, Actor actor)
			throws IOException {
		return this.files.receive(program, kind, fileName, file, actor);
	}

	/**
	 * An import.
	 * @throws NotFoundException if the programme has no such
	 */
	@Transactional(readOnly = true)
	public ImportView get(ProgramId program, UUID id) {
		return this.rows.find(program, id).orElseThrow(Imports::unknown);
	}

	private static NotFoundException unknown() {
		return new NotFoundException("import", "There is no such import");
	}

	/** The imports, the latest first. */
	@Transactional(readOnly = true)
	public CursorPage<ImportView> list(ProgramId program, PageQuery page) {
		return this.rows.page(program, page);
	}

	/** The first lines below the headings, as they are read now. */
	@Transactional(readOnly = true)
	public List<List<String>> sample(ProgramId program, UUID id) {
		var view = get(program, id);
		return this.files.read(view, view.format(), SAMPLE_LINES).lines();
	}

	/**
	 * Says how the file is to be read. Another delimiter or character set makes other
	 * columns, which are guessed anew.
	 */
	@Transactional
	public ImportView change(ProgramId program, UUID id, FileFormat format, @Nullable ImportMapping mapping,
			ImportOptions options) {
		var view = open(program, id);
		requireStore(program, options.store());
		if (mapping != null) {
			mapping.requireKnown(view.kind());
		}
		var columns = view.columns();
		if (!format.delimiter().equals(view.format().delimiter())
				|| !format.charset().equals(view.format().charset())) {
			columns = ImportMapping.headings(this.files.read(view, format, 1).columns());
		}
		var told = (mapping != null && columns.equals(view.columns())) ? mapping
				: ImportMapping.guess(view.kind(), columns);
		this.content.forgetLines(program, id);
		this.store.remap(view, format, columns, told.within(columns), options);
		this.outcomes.forget(program, id);
		return get(program, id);
	}

	void requireStore(ProgramId program, @Nullable String store) {
		if (store != null && this.stores.list(program).stream().noneMatch((each) -> each.code().equals(store))) {
			throw new BusinessRuleException("store_unknown", "There is no store " + Values.shortened(store),
					Values.shortened(store));
		}
	}

	/**
	 * Begins the dry run.
	 * @throws BusinessRuleException if a column is missing that is needed
	 */
	@Transactional
	public ImportView check(ProgramId program, UUID id, Actor actor) {
		var view = open(program, id);
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
		var view = this.rows.lock(program, id).orElseThrow(Imports::unknown);
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

	/** Throws away an import that was not confirmed. */
	@Transactional
	public void discard(ProgramId program, UUID id) {
		var view = open(program, id);
		this.outcomes.forget(program, view.id());
		this.content.forgetFile(program, id);
		this.content.forgetLines(program, id);
		this.store.delete(program, view.id());
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
		var view = this.rows.lock(program, id).orElseThrow(Imports::unknown);
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

	/** Some of the lines that were not imported, from a line on. */
	@Transactional(readOnly = true)
	public List<ImportProblem> problems(ProgramId program, UUID id, int after, int limit) {
		return this.problems.list(get(program, id), after, limit);
	}

	/** All lines that were not imported. */
	@Transactional(readOnly = true)
	public void forEachProblem(ProgramId program, UUID id, Consumer<ImportProblem> each) {
		this.problems.forEach(get(program, id), each);
	}

	private ImportView open(ProgramId program, UUID id) {
		var view = this.rows.lock(program, id).orElseThrow(Imports::unknown);
		if (!view.state().isOpen()) {
			throw new ConflictException("import_begun", "The import has begun; it can't be changed any more");
		}
		return view;
	}

	private void wakeAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				Imports.this.worker.wake();
			}

		});
	}

}
