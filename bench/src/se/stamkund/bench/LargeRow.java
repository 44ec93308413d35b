package se.stamkund.bench;

/** Orders among many members with many entries, on a database of its own that is kept for the next time. */
final class LargeRow implements Rows.Row {

	private final OrdersRow orders;

	LargeRow(OrdersRow orders) {
		this.orders = orders;
	}

	@Override
	public void measure(Lab small, Table table) throws Exception {
		int members = small.quick() ? 50_000 : 1_000_000;
		try (var large = Lab.open(Bench.HOME.resolve("large-" + members), members, small.seconds(), small.quick())) {
			double many = 0;
			double few = 0;
			for (int turn = 0; turn < 2; turn++) {
				many += Load.closed(Lab.CLIENTS, small.seconds(), large::orders).perSecond() / 2;
				large.settle();
				few += Load.closed(Lab.CLIENTS, small.seconds(), small::orders).perSecond() / 2;
				small.settle();
			}
			table.add(Bench.text("orders/s at %,d members and %,d entries", members, members * 10L),
					Bench.text("%.0f/s", many), Bench.text("at %,d members: %.0f/s", small.world().members(), few),
					many / few, 0.9);
		}
	}

}
