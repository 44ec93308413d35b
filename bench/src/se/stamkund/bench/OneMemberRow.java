package se.stamkund.bench;

/** All orders for one member: her account is one row that each of them has to change. */
final class OneMemberRow implements Rows.Row {

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		var spread = Load.closed(Lab.CLIENTS, lab.seconds(), lab::orders);
		var one = Load.closed(Lab.CLIENTS, lab.seconds(), () -> lab.orders(() -> 7));
		lab.settle();
		table.add("orders/s all for one member", Bench.text("%.0f/s", one.perSecond()),
				Bench.text("spread over many: %.0f/s", spread.perSecond()), one.perSecond() / spread.perSecond(), 0.5);
	}

}
