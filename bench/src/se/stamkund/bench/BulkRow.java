package se.stamkund.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders in bulk over REST against the same rows by set-based SQL on one connection. */
final class BulkRow implements Rows.Row {

	private static final int ORDERS = 250;

	private static final int CLIENTS = 4;

	private final OrdersRow orders;

	BulkRow(OrdersRow orders) {
		this.orders = orders;
	}

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		var ceiling = this.orders.ceiling(lab);
		double rest = 0;
		double sql = 0;
		Load.closed(CLIENTS, lab.seconds() / 2, () -> bulk(lab));
		lab.settle();
		for (int turn = 0; turn < 2; turn++) {
			var meter = lab.meter();
			var bulk = Load.closed(CLIENTS, lab.seconds(), () -> bulk(lab));
			var usage = meter.stop(bulk.count() * ORDERS);
			table.say("bulk: %.0f orders/s; cores: %s; %d WAL bytes an order; then %d ms until the last event was delivered",
					bulk.perSecond() * ORDERS, usage.cores(), usage.wal(), lab.settle());
			rest += bulk.perSecond() * ORDERS * ceiling.rows() / 2;
			var sets = Load.closed(1, lab.seconds(), () -> new SetBased(ceiling, lab.server()));
			sql += sets.perSecond() * SetBased.ORDERS * ceiling.rows() / 2;
		}
		table.add("bulk rows/s, " + ORDERS + " orders a call, " + CLIENTS + " clients", Bench.text("%.0f/s", rest),
				Bench.text("set-based SQL, one connection, %d orders a transaction: %.0f/s", SetBased.ORDERS, sql), rest / sql,
				0.5);
	}

	private static Load.Client bulk(Lab lab) throws Exception {
		var rest = new Rest(lab.app().port());
		return new Load.Client() {

			@Override
			public void once() throws Exception {
				var orders = IntStream.range(0, ORDERS)
					.mapToObj((i) -> lab.world().order(UUID.randomUUID().toString(),
							ThreadLocalRandom.current().nextInt(lab.world().members())))
					.collect(Collectors.joining(",", "{\"orders\":[", "]}"));
				if (rest.send(Rest.post("/api/v1/orders/bulk", lab.world().key(), UUID.randomUUID().toString(),
						orders)) != 200 || rest.body().contains("\"status\":4")) {
					throw new IllegalStateException(rest.body());
				}
			}

			@Override
			public void close() throws Exception {
				rest.close();
			}

		};
	}

}
