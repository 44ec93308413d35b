package se.stamkund.testing;

import java.util.List;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/**
 * Keeps jobs from working, so that whatever changes was changed by who called. Announced
 * events wait too.
 */
@Component
public class Quiet {

	private final Scheduler scheduler;

	private final List<Worker> workers;

	Quiet(Scheduler scheduler, List<Worker> workers) {
		this.scheduler = scheduler;
		this.workers = workers.stream()
			.filter((worker) -> worker.getClass().getSimpleName().equals("OutboxWorker"))
			.toList();
	}

	/** Waits for the jobs at work, and lets none begin. */
	public void begin() throws InterruptedException {
		this.scheduler.pause();
		this.workers.forEach(Worker::stop);
		while (!this.scheduler.getCurrentlyExecuting().isEmpty()) {
			Thread.sleep(20);
		}
	}

	public void end() {
		this.workers.forEach(Worker::start);
		this.scheduler.resume();
	}

}
