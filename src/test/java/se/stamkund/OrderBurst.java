package se.stamkund;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import se.stamkund.testing.Instance;

/**
 * Storefronts that post orders to all instances at once, each again with the same number
 * to the next instance until somebody acknowledges it.
 */
class OrderBurst {

	private static final int THREADS = 8;

	private final List<Instance> instances;

	private final String key;

	private final int customers;

	private final AtomicInteger next = new AtomicInteger();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final AtomicInteger recordedUnanswered = new AtomicInteger();

	private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();

	OrderBurst(List<Instance> instances, String key, int customers) {
		this.instances = instances;
		this.key = key;
		this.customers = customers;
	}

	/** Posts so many more, and does meanwhile what comes in between. */
	void post(int orders, Interruption half) throws Exception {
		int until = this.next.get() + orders;
		int middle = this.acknowledged.size() + orders / 2;
		try (var threads = Executors.newFixedThreadPool(THREADS)) {
			var work = IntStream.range(0, THREADS).mapToObj((thread) -> threads.submit(() -> {
				for (int order = this.next.getAndIncrement(); order < until; order = this.next.getAndIncrement()) {
					place(order, thread);
				}
				return null;
			})).toList();
			while (this.acknowledged.size() < middle && work.stream().anyMatch((each) -> !each.isDone())) {
				Thread.sleep(1);
			}
			half.happen();
			for (var each : work) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new AssertionError(ex.getCause());
		}
		this.next.set(until);
	}

	private void place(int order, int thread) throws InterruptedException {
		boolean mayBeThere = false;
		for (int attempt = 0;; attempt++) {
			try {
				var answer = this.instances.get((thread + attempt) % this.instances.size())
					.post("/api/v1/orders", this.key, json(order));
				if (answer.statusCode() == 201 || answer.statusCode() == 200) {
					this.acknowledged.put(order, answer.statusCode());
					if (mayBeThere && answer.statusCode() == 200) {
						this.recordedUnanswered.incrementAndGet();
					}
					return;
				}
				if (answer.statusCode() < 500) {
					throw new AssertionError(answer.body());
				}
			}
			catch (IOException ex) {
				if (!(ex instanceof ConnectException)) {
					this.unanswered.incrementAndGet();
					mayBeThere = true;
				}
			}
			Thread.sleep(20);
		}
	}

	private String json(int order) {
		return """
				{"store": "web", "order_id": "%s", "customer": {"id": "%s"},
				 "lines": [{"line_id": "1", "gross": "%d.00"}]}""".formatted(number(order),
				customer(order % this.customers), points(order));
	}

	static String number(int order) {
		return "o-" + order;
	}

	static String customer(int number) {
		return "c-" + number;
	}

	/** What an order gives: a point for each krona. */
	static long points(int order) {
		return 10 + order % 90;
	}

	int acknowledged() {
		return this.acknowledged.size();
	}

	List<String> numbers() {
		return this.acknowledged.keySet().stream().map(OrderBurst::number).toList();
	}

	long points() {
		return this.acknowledged.keySet().stream().mapToLong(OrderBurst::points).sum();
	}

	/** Requests that were under way when their instance was killed. */
	int unanswered() {
		return this.unanswered.get();
	}

	/** Those of them that had been recorded all the same. */
	int recordedUnanswered() {
		return this.recordedUnanswered.get();
	}

	/** What happens in the middle of a burst. */
	interface Interruption {

		void happen() throws Exception;

	}

}
