package se.stamkund.bench;

/** How long one order takes when orders come at half of the rate that is possible, whether or not those before are done. */
final class LatencyRow implements Rows.Row {

	private final OrdersRow orders;

	LatencyRow(OrdersRow orders) {
		this.orders = orders;
	}

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		double rate = this.orders.rest(lab, table) / 2;
		var rest = Load.open(128, lab.seconds(), rate, lab::orders);
		lab.settle();
		var ceiling = this.orders.ceiling(lab);
		var jdbc = Load.open(Lab.CLIENTS, lab.seconds(), rate, () -> ceiling.oneByOne(lab.server()));
		table.say("JDBC, a statement for each table, at the same half rate: p50 %.1f ms, p99 %.1f ms", jdbc.millis(0.5),
				jdbc.millis(0.99));
		table.add("p50 of an order at half of that rate, open loop",
				Bench.text("%.1f ms at %.0f/s", rest.millis(0.5), rest.perSecond()),
				Bench.text("JDBC with 32 connections: %.1f ms", this.orders.jdbcMillis()),
				rest.millis(0.5) / this.orders.jdbcMillis(), -3);
		table.add("its p99", Bench.text("%.1f ms", rest.millis(0.99)), Bench.text("its own p50: %.1f ms", rest.millis(0.5)),
				rest.millis(0.99) / rest.millis(0.5), -8);
	}

}
