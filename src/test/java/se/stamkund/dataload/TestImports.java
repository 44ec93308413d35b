package se.stamkund.dataload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Takes files through an import and waits until it is done. */
@Component
public class TestImports {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final Imports imports;

	private final ImportRuns runs;

	TestImports(Imports imports, ImportRuns runs) {
		this.imports = imports;
		this.runs = runs;
	}

	public ImportView upload(ProgramId program, ImportKind kind, String csv) {
		return upload(program, kind, csv.getBytes(StandardCharsets.UTF_8));
	}

	public ImportView upload(ProgramId program, ImportKind kind, byte[] csv) {
		try {
			return this.imports.upload(program, kind, "test.csv", () -> new ByteArrayInputStream(csv), Actor.SYSTEM);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	public ImportView options(ImportView view, AwardChoice awarding, boolean enrol) {
		return this.imports.change(view.program(), view.id(), view.format(), view.mapping(),
				new ImportOptions("web", awarding, enrol));
	}

	public ImportView check(ImportView view) {
		this.runs.check(view.program(), view.id(), Actor.SYSTEM);
		return await(view.program(), view.id());
	}

	public ImportView run(ImportView view) {
		check(view);
		this.runs.confirm(view.program(), view.id(), Actor.SYSTEM);
		return await(view.program(), view.id());
	}

	public ImportView run(ProgramId program, ImportKind kind, String csv) {
		return run(upload(program, kind, csv));
	}

	public ImportView undo(ImportView view, RefundPolicy policy) {
		this.runs.undo(view.program(), view.id(), policy, Actor.SYSTEM);
		return await(view.program(), view.id());
	}

	/** Waits until it has said why it can't go on. */
	public ImportView fail(ProgramId program, UUID id) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		var view = this.imports.get(program, id);
		while (view.failure() == null) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Still " + view.state());
			}
			pause();
			view = this.imports.get(program, id);
		}
		return view;
	}

	private static void pause() {
		try {
			Thread.sleep(10);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	public ImportView await(ProgramId program, UUID id) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			var view = this.imports.get(program, id);
			if (!view.state().isAtWork()) {
				return view;
			}
			if (System.nanoTime() > deadline || view.failure() != null) {
				throw new AssertionError(
						"Still " + view.state() + ", " + view.done() + " lines done: " + view.failure());
			}
			pause();
		}
	}

}
