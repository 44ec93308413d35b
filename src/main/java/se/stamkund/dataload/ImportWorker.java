package se.stamkund.dataload;

import java.time.Duration;

import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/** The thread that imports are done by. */
@Component
class ImportWorker extends Worker {

	private final ImportRunner runner;

	ImportWorker(ImportRunner runner) {
		super("imports", Duration.ofSeconds(3), runner::runOnce);
		this.runner = runner;
	}

	@Override
	public synchronized void start() {
		this.runner.stop(false);
		super.start();
	}

	@Override
	public synchronized void stop() {
		this.runner.stop(true);
		super.stop();
	}

}
