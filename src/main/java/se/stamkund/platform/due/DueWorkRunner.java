package se.stamkund.platform.due;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.ProgramId;

/** Runs what is due, programme by programme. */
@Component
class DueWorkRunner {

	/** More batches than this at one instant: the work finds itself due again. */
	private static final int MOST_BATCHES = 100_000;

	private static final Logger log = LoggerFactory.getLogger(DueWorkRunner.class);

	private final ObjectProvider<DueWork> works;

	private final ProgramDirectory programs;

	private final ProgramClock clock;

	DueWorkRunner(ObjectProvider<DueWork> works, ProgramDirectory programs, ProgramClock clock) {
		this.works = works;
		this.programs = programs;
		this.clock = clock;
	}

	/** One programme's failure is logged and doesn't keep the others waiting. */
	void runAll() {
		for (var program : this.programs.all()) {
			try {
				runDue(program, this.clock.now(program));
			}
			catch (RuntimeException ex) {
				if (this.programs.all().contains(program)) {
					log.error("Work that is due in programme {} failed; it is tried again", program, ex);
				}
				else {
					log.info("Programme {} was taken away while its work was done", program);
				}
			}
		}
	}

	/** The earliest work of any feature, if that is not after the limit. */
	Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.works.orderedStream()
			.flatMap((work) -> work.nextDue(program, limit).stream())
			.min(Comparator.naturalOrder());
	}

	void runDue(ProgramId program, Instant now) {
		for (var work : this.works.orderedStream().toList()) {
			var batches = 0;
			while (work.nextDue(program, now).isPresent()) {
				if (++batches > MOST_BATCHES) {
					throw new IllegalStateException(work + " never ends in programme " + program);
				}
				work.run(program, now);
			}
		}
	}

}
