package se.stamkund.dataload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.Quiet;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;

/**
 * Takes up the imports that wait for somebody, also those that another instance left when
 * it died.
 */
@Component
class ImportRunner {

	/** Longer than a batch ever takes. */
	static final Duration LEASE = Duration.ofSeconds(45);

	private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

	private final ImportStore store;

	private final ImportStaging staging;

	private final ImportPass pass;

	private final ImportUndo undo;

	private final ProgramClock programClock;

	private final Clock clock;

	private volatile boolean stopping;

	ImportRunner(ImportStore store, ImportStaging staging, ImportPass pass, ImportUndo undo, ProgramClock programClock,
			Clock clock) {
		this.store = store;
		this.staging = staging;
		this.pass = pass;
		this.undo = undo;
		this.programClock = programClock;
		this.clock = clock;
	}

	void stop(boolean stopping) {
		this.stopping = stopping;
	}

	/** Works on one import as far as it goes; answers whether there was one. */
	boolean runOnce() {
		var lease = Ids.next();
		Optional<ImportView> claimed = this.store.claim(lease, this.clock.instant(), LEASE);
		claimed.ifPresent((view) -> Quiet.during(() -> {
			run(view, lease);
			return null;
		}));
		return claimed.isPresent();
	}

	private void run(ImportView view, UUID lease) {
		try {
			var reached = work(view, lease);
			if (reached.isPresent()) {
				finish(view, lease, reached.get());
			}
			else {
				this.store.release(view, lease, null, this.clock.instant());
			}
		}
		catch (BusinessRuleException ex) {
			this.store.finish(view, lease, ImportState.UPLOADED, Tally.empty(), ex.code(), this.clock.instant());
		}
		catch (LostLeaseException ex) {
			log.info("Import {}: {}", view.id(), ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.error("Import {} stopped; it goes on in a minute", view.id(), ex);
			this.store.release(view, lease, "import_stopped", this.clock.instant().plus(Duration.ofMinutes(1)));
		}
	}

	/** What it came to; empty if this instance is stopping. */
	private Optional<Tally> work(ImportView view, UUID lease) {
		return switch (view.state()) {
			case CHECKING -> {
				this.staging.stage(view, lease);
				var staged = this.store.find(view.program(), view.id()).orElseThrow();
				yield this.pass.run(staged, lease, true, () -> this.stopping);
			}
			case RUNNING -> this.pass.run(view, lease, false, () -> this.stopping);
			case UNDOING -> this.undo.run(view, lease, () -> this.stopping);
			default -> throw new IllegalStateException("Nothing to do in state " + view.state());
		};
	}

	private void finish(ImportView view, UUID lease, Tally tally) {
		// what comes later is dated by the programme's clock
		Instant now = this.programClock.now(view.program());
		switch (view.state()) {
			case CHECKING -> this.store.finish(view, lease, ImportState.CHECKED, tally, null, now);
			case RUNNING -> {
				this.store.finish(view, lease, ImportState.DONE, tally, null, now);
				this.store.forgetChunks(view.program(), view.id());
			}
			default -> this.store.finish(view, lease, ImportState.UNDONE, tally, null, now);
		}
	}

}
