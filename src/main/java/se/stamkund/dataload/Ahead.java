package se.stamkund.dataload;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Makes the next things while the last ones are worked, so that reading and writing
 * overlap. Few wait at a time: memory does not depend on how many there are.
 */
final class Ahead {

	private static final int WAITING = 2;

	private Ahead() {
	}

	/**
	 * Works one thing after the other, on the caller's thread, until there are no more.
	 * @param making hands them over, on a thread of its own; what it throws is thrown
	 * once those before have been worked
	 */
	static <T> void each(Consumer<Consumer<T>> making, Consumer<T> working) {
		var waiting = new ArrayBlockingQueue<Optional<T>>(WAITING);
		var failure = new AtomicReference<RuntimeException>();
		var maker = Thread.ofPlatform().name("imports-ahead").start(() -> {
			try {
				making.accept((made) -> put(waiting, Optional.of(made)));
				put(waiting, Optional.empty());
			}
			catch (NobodyWaitsException ex) {
				// the work has failed; its reason is thrown there
			}
			catch (RuntimeException ex) {
				failure.set(ex);
				putLast(waiting);
			}
		});
		try {
			for (var next = take(waiting); next.isPresent(); next = take(waiting)) {
				working.accept(next.get());
			}
		}
		finally {
			end(maker);
		}
		if (failure.get() != null) {
			throw failure.get();
		}
	}

	private static <T> void put(BlockingQueue<Optional<T>> waiting, Optional<T> made) {
		try {
			waiting.put(made);
		}
		catch (InterruptedException ex) {
			throw new NobodyWaitsException();
		}
	}

	private static <T> void putLast(BlockingQueue<Optional<T>> waiting) {
		try {
			waiting.put(Optional.empty());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static <T> Optional<T> take(BlockingQueue<Optional<T>> waiting) {
		try {
			return waiting.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoppedException();
		}
	}

	/** It reads on a connection of its own, which it must have given back. */
	private static void end(Thread maker) {
		maker.interrupt();
		boolean interrupted = false;
		while (maker.isAlive()) {
			try {
				maker.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** What is made has no taker any more. */
	private static final class NobodyWaitsException extends RuntimeException {

	}

}
