package se.stamkund.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * A server, the application on it, and a programme with members.
 *
 * @param seconds how long each thing is measured
 */
record Lab(Server server, App app, Connection connection, World world, double seconds, boolean quick) implements AutoCloseable {

	static final int CLIENTS = 32;

	private static final int WARM_UP = 11;

	static Lab open(Path data, int members, double seconds, boolean quick) throws Exception {
		var server = Server.start(data);
		var app = App.start(server);
		var connection = server.connect();
		var world = World.of(connection, "bench", members);
		world.furnish(app.port());
		var lab = new Lab(server, app, connection, world, seconds, quick);
		lab.warmUp();
		return lab;
	}

	/** As long as it takes to compile what is used most. */
	private void warmUp() throws Exception {
		Load.closed(4, this.seconds / 2, this::orders);
		for (int i = 0; i < WARM_UP; i++) {
			double rate = Load.closed(CLIENTS, this.seconds, this::orders).perSecond();
			System.err.println(Bench.text("warming up: %.0f orders/s", rate));
		}
		settle();
	}

	/** A storefront that posts orders of any members. */
	Load.Client orders() throws Exception {
		return orders(() -> ThreadLocalRandom.current().nextInt(this.world.members()));
	}

	Load.Client orders(IntSupplier member) throws Exception {
		var rest = new Rest(this.app.port());
		return new Load.Client() {

			@Override
			public void once() throws Exception {
				var number = UUID.randomUUID().toString();
				var order = Lab.this.world.order(number, member.getAsInt());
				var request = Rest.post("/api/v1/orders", Lab.this.world.key(), number, order);
				while (rest.send(request) == 503) {
					Thread.sleep(20);
				}
				if (rest.status() != 201 && rest.status() != 200) {
					throw new IllegalStateException(rest.status() + " " + rest.body());
				}
			}

			@Override
			public void close() throws Exception {
				rest.close();
			}

		};
	}

	/** A client that gets something again and again. */
	Load.Client gets(java.util.function.Supplier<String> path, String key) throws Exception {
		var rest = new Rest(this.app.port());
		return new Load.Client() {

			@Override
			public void once() throws Exception {
				if (rest.send(Rest.get(path.get(), key)) != 200) {
					throw new IllegalStateException(rest.status() + " " + rest.body());
				}
			}

			@Override
			public void close() throws Exception {
				rest.close();
			}

		};
	}

	/** A client that posts the same again and again, where nothing is changed by it. */
	Load.Client posts(String path, String json) throws Exception {
		var rest = new Rest(this.app.port());
		var request = Rest.post(path, this.world.key(), null, json);
		return new Load.Client() {

			@Override
			public void once() throws Exception {
				if (rest.send(request) != 200) {
					throw new IllegalStateException(rest.status() + " " + rest.body());
				}
			}

			@Override
			public void close() throws Exception {
				rest.close();
			}

		};
	}

	/** Waits until events are delivered, so that nothing else runs meanwhile. */
	long settle() throws Exception {
		long begin = System.nanoTime();
		while (Sql.number(this.connection,
				"select count(*) from outbox_event where next_attempt_at < now() + interval '1 day' and attempts = 0") > 0) {
			Thread.sleep(100);
		}
		return (System.nanoTime() - begin) / 1_000_000;
	}

	Meter meter() throws Exception {
		return new Meter(this.server, this.app, this.connection);
	}

	@Override
	public void close() throws Exception {
		this.connection.close();
		this.app.close();
		this.server.close();
	}

}
