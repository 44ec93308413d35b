package se.stamkund.dataload;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.Quiet;
import se.stamkund.shared.BusinessRuleException;

/**
 * Takes up the imports that wait for somebody, also those that another instance left when
 * it died.
 */
@Component
class ImportRunner {

	/** After an error that may pass. */
	private static final Duration PAUSE = Duration.ofMinutes(1);

	private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

	private final ImportLeases leases;

	private final ImportRows rows;

	private final ImportContent content;

	private final ImportStaging staging;

	private final ImportPass pass;

	private final ImportUndo undo;

	private final ProgramClock programClock;

	private volatile boolean stopping;

	ImportRunner(ImportLeases leases, ImportRows rows, ImportContent content, ImportStaging staging, ImportPass pass,
			ImportUndo undo, ProgramClock programClock) {
		this.leases = leases;
		this.rows = rows;
		this.content = content;
		this.staging = staging;
		this.pass = pass;
		this.undo = undo;
		this.programClock = programClock;
	}

	void stop(boolean stopping) {
		this.stopping = stopping;
	}

	/** Works on one import as far as it goes; answers whether there was one. */
	boolean runOnce() {
		var claimed = this.leases.claim();
		claimed.ifPresent((work) -> Quiet.during(() -> {
			run(work);
			return null;
		}));
		return claimed.isPresent();
	}

	private void run(ImportLeases.Claimed work) {
		try {
			finish(work, work(work));
		}
		catch (StoppedException ex) {
			this.leases.release(work, Duration.ZERO, null);
		}
		catch (BusinessRuleException ex) {
			this.leases.fail(work, ex);
		}
		catch (LostLeaseException ex) {
			log.info("Import {}: {}", work.view().id(), ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.error("Import {} stopped; it goes on in a minute", work.view().id(), ex);
			this.leases.release(work, PAUSE, "import_stopped");
		}
	}

	/** What it came to. */
	private Tally work(ImportLeases.Claimed work) {
		var view = work.view();
		return switch (view.state()) {
			case CHECKING -> {
				this.staging.stage(work, () -> this.stopping);
				var staged = this.rows.find(view.program(), view.id()).orElseThrow();
				yield this.pass.run(new ImportLeases.Claimed(staged, work.lease()), true, () -> this.stopping);
			}
			case RUNNING -> this.pass.run(work, false, () -> this.stopping);
			case UNDOING -> this.undo.run(work, () -> this.stopping);
			default -> throw new IllegalStateException("Nothing to do in state " + view.state());
		};
	}

	private void finish(ImportLeases.Claimed work, Tally tally) {
		var view = work.view();
		// what comes later is dated by the programme's clock
		Instant now = this.programClock.now(view.program());
		switch (view.state()) {
			case CHECKING -> this.leases.finish(work, ImportState.CHECKED, tally, now);
			case RUNNING -> {
				this.leases.finish(work, ImportState.DONE, tally, now);
				this.content.forgetFile(view.program(), view.id());
			}
			default -> this.leases.finish(work, ImportState.UNDONE, tally, now);
		}
	}

}
