package se.stamkund.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Keeps something busy with so many clients, and counts what it does. */
final class Load {

	private Load() {
	}

	/** What one client does again and again. */
	interface Client extends AutoCloseable {

		void once() throws Exception;

		@Override
		default void close() throws Exception {
		}

	}

	/** Makes clients. */
	interface Clients {

		Client open() throws Exception;

	}

	/**
	 * What was counted.
	 *
	 * @param latencies in nanoseconds, sorted
	 */
	record Result(long count, double seconds, long[] latencies) {

		double perSecond() {
			return this.count / this.seconds;
		}

		double millis(double quantile) {
			return this.latencies[(int) Math.min(this.latencies.length - 1, this.latencies.length * quantile)] / 1e6;
		}

	}

	/** Every client begins anew when it is done: as much as goes. */
	static Result closed(int clients, double seconds, Clients make) throws Exception {
		return run(clients, make, (client, times, start) -> {
			long end = start + (long) (seconds * 1e9);
			long begin = System.nanoTime();
			while (begin < end) {
				client.once();
				long done = System.nanoTime();
				times.add(done - begin);
				begin = done;
			}
		});
	}

	/**
	 * Something is due at a fixed rate whether or not what came before is done; the time it had to wait counts, from when
	 * all clients are connected.
	 */
	static Result open(int clients, double seconds, double rate, Clients make) throws Exception {
		var next = new AtomicLong();
		return run(clients, make, (client, times, start) -> {
			long begin = start + 200_000_000;
			long until = begin + (long) (seconds * 1e9);
			for (;;) {
				long due = begin + (long) (next.getAndIncrement() * 1e9 / rate);
				if (due >= until) {
					return;
				}
				for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
					LockSupport.parkNanos(wait);
				}
				client.once();
				times.add(System.nanoTime() - due);
			}
		});
	}

	private static Result run(int clients, Clients make, Work work) throws Exception {
		var opened = new ArrayList<Client>();
		try (var threads = Executors.newFixedThreadPool(clients)) {
			for (int i = 0; i < clients; i++) {
				opened.add(make.open());
			}
			long begin = System.nanoTime();
			var running = new ArrayList<Future<Times>>();
			for (var client : opened) {
				running.add(threads.submit((Callable<Times>) () -> {
					var times = new Times();
					work.run(client, times, begin);
					return times;
				}));
			}
			var all = new ArrayList<Times>();
			for (var each : running) {
				all.add(each.get());
			}
			return result(all, (System.nanoTime() - begin) / 1e9);
		}
		finally {
			for (var client : opened) {
				client.close();
			}
		}
	}

	private static Result result(List<Times> all, double seconds) {
		var latencies = all.stream().flatMapToLong((times) -> Arrays.stream(times.values, 0, times.count)).toArray();
		Arrays.sort(latencies);
		return new Result(latencies.length, seconds, latencies);
	}

	private interface Work {

		void run(Client client, Times times, long start) throws Exception;

	}

	private static final class Times {

		private long[] values = new long[1024];

		private int count;

		void add(long nanos) {
			if (this.count == this.values.length) {
				this.values = Arrays.copyOf(this.values, this.count * 2);
			}
			this.values[this.count++] = nanos;
		}

	}

}
