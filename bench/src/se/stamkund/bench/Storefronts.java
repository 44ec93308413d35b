package se.stamkund.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends each change again, with the same key, until it is acknowledged. */
final class Storefronts {

	private static final int THREADS = 12;

	private static final int BULK = 20;

	private final World world;

	private final int port;

	private final AtomicLong orders = new AtomicLong();

	private final AtomicLong refunds = new AtomicLong();

	private final AtomicLong repeated = new AtomicLong();

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
			Thread.ofPlatform().daemon().factory());

	private final List<Future<?>> work = new ArrayList<>();

	private volatile boolean closing;

	Storefronts(World world, int port) {
		this.world = world;
		this.port = port;
	}

	void open() {
		this.closing = false;
		for (int i = 0; i < THREADS; i++) {
			int kind = i % 3;
			this.work.add(this.threads.submit(() -> {
				while (!this.closing) {
					switch (kind) {
						case 0 -> single();
						case 1 -> bulk();
						default -> refunded();
					}
				}
				return null;
			}));
		}
	}

	/** Begins nothing new; waits until what was begun is acknowledged. */
	void close() throws Exception {
		this.closing = true;
		for (var each : this.work) {
			each.get();
		}
		this.work.clear();
	}

	long orders() {
		return this.orders.get();
	}

	long refunds() {
		return this.refunds.get();
	}

	private String single() throws InterruptedException {
		var number = UUID.randomUUID().toString();
		until("/api/v1/orders", number, order(number), 1);
		this.orders.incrementAndGet();
		return number;
	}

	private void bulk() throws InterruptedException {
		var orders = IntStream.range(0, BULK)
			.mapToObj((i) -> order(UUID.randomUUID().toString()))
			.collect(Collectors.joining(",", "{\"orders\":[", "]}"));
		until("/api/v1/orders/bulk", UUID.randomUUID().toString(), orders, BULK);
		this.orders.addAndGet(BULK);
	}

	private void refunded() throws InterruptedException {
		var number = single();
		for (int i = 0; i < 2; i++) {
			var refund = "R" + i + "-" + number;
			until("/api/v1/orders/ext:web:" + number + "/refunds", refund,
					"{\"refund_id\":\"%s\",\"amount\":\"%d.00\"}".formatted(refund, 20 + i), 1);
			this.refunds.incrementAndGet();
		}
	}

	private String order(String number) {
		return this.world.order(number, ThreadLocalRandom.current().nextInt(this.world.members()));
	}

	private void until(String path, String key, String json, int items) throws InterruptedException {
		var suffix = "";
		for (int attempt = 0;; attempt++) {
			try (var rest = new Rest(this.port)) {
				int status = rest.send(Rest.post(path, this.world.key(), key + suffix, json));
				if (status < 300 && (items == 1 || occurrences(rest.body(), "\"status\":20") == items)) {
					return;
				}
				if (status != 409 && status < 500 && items == 1) {
					throw new IllegalStateException(status + " " + rest.body());
				}
				// a bulk that was answered keeps its answer; those of its orders that failed are told anew
				suffix = (status < 300) ? "-" + attempt : suffix;
			}
			catch (ConnectException ex) {
				// not up again yet
			}
			catch (IOException ex) {
				this.repeated.incrementAndGet();
			}
			Thread.sleep(50);
		}
	}

	private static int occurrences(String text, String part) {
		return (text.length() - text.replace(part, "").length()) / part.length();
	}

	/** Lets the application add everything up again. */
	void audit() throws Exception {
		try (var rest = new Rest(this.port)) {
			rest.send(Rest.post("/api/v1/ledger/audits", this.world.key(), null, ""));
			var id = rest.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
			for (int i = 0; i < 600; i++) {
				rest.send(Rest.get("/api/v1/ledger/audits/" + id, this.world.key()));
				if (rest.body().contains("\"state\":\"done\"")) {
					if (!rest.body().contains("\"differences_found\":0")) {
						System.out.println("FAILED: " + rest.body());
						System.exit(1);
					}
					return;
				}
				Thread.sleep(200);
			}
			throw new IllegalStateException("The audit doesn't end: " + rest.body());
		}
	}

	@Override
	public String toString() {
		return this.orders + " orders and " + this.refunds + " refunds acknowledged so far, " + this.repeated
				+ " calls cut off";
	}

}
