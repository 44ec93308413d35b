package se.stamkund.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * A thread that works through a queue: at once when woken, else when a pause is over,
 * again and again while there is more. What it works on is claimed in the database, so
 * each instance may have one.
 */
public class Worker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	private final String name;

	private final Duration pause;

	private final BooleanSupplier work;

	private final Semaphore wakeUps = new Semaphore(0);

	private volatile boolean running;

	private @Nullable Thread thread;

	/**
	 * Prepares a worker; Spring starts and stops it when it is a bean.
	 * @param pause how long to rest when there was nothing to do and nobody calls
	 * @param work does one batch; answers whether there may be more
	 */
	public Worker(String name, Duration pause, BooleanSupplier work) {
		this.name = name;
		this.pause = pause;
		this.work = work;
	}

	/** Tells it that there is something to do; cheap, and safe to call too often. */
	public void wake() {
		this.wakeUps.release();
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.thread = Thread.ofPlatform().name(this.name).start(this::loop);
	}

	private void loop() {
		while (this.running) {
			if (!workOnce()) {
				rest();
			}
		}
	}

	private boolean workOnce() {
		try {
			return this.work.getAsBoolean();
		}
		catch (RuntimeException ex) {
			if (this.running) {
				log.error("{} failed and goes on after a pause", this.name, ex);
			}
			return false;
		}
	}

	private void rest() {
		try {
			this.wakeUps.tryAcquire(this.pause.toMillis(), TimeUnit.MILLISECONDS);
			this.wakeUps.drainPermits();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	/** Lets the batch at hand be finished. */
	@Override
	public synchronized void stop() {
		this.running = false;
		wake();
		if (this.thread == null) {
			return;
		}
		try {
			this.thread.join(Duration.ofSeconds(15));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Started before the web server and stopped after it. */
	@Override
	public int getPhase() {
		return 0;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
