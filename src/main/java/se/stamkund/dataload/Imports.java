package se.stamkund.dataload;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/**
 * Files that move a programme's members, balances, products and orders in, and how they
 * are read. {@link ImportRuns} does what they say.
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

	private final Stores stores;

	Imports(ImportRows rows, ImportStore store, ImportContent content, ImportFiles files, ImportOutcomes outcomes,
			ImportProblems problems, Stores stores) {
		this.rows = rows;
		this.store = store;
		this.content = content;
		this.files = files;
		this.outcomes = outcomes;
		this.problems = problems;
		this.stores = stores;
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
		return this.rows.find(program, id).orElseThrow(ImportRows::unknown);
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
		var view = this.rows.open(program, id);
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

	/** Throws away an import that was not confirmed. */
	@Transactional
	public void discard(ProgramId program, UUID id) {
		var view = this.rows.open(program, id);
		this.outcomes.forget(program, view.id());
		this.content.forgetFile(program, id);
		this.content.forgetLines(program, id);
		this.store.delete(program, view.id());
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

}
