package se.stamkund.bench;

import java.nio.file.Files;

/** Orders over REST against the same rows by plain JDBC, in turns. */
final class OrdersRow implements Rows.Row {

	private static final int TURNS = 2;

	private double rest;

	private double jdbcMillis;

	private Ceiling ceiling;

	/** Orders a second over REST. */
	double rest(Lab lab, Table table) throws Exception {
		if (this.rest == 0) {
			measure(lab, table);
		}
		return this.rest;
	}

	/** What half of the JDBC program's transactions take, in milliseconds. */
	double jdbcMillis() {
		return this.jdbcMillis;
	}

	Ceiling ceiling(Lab lab) throws Exception {
		if (this.ceiling == null) {
			this.ceiling = Ceiling.of(lab.connection(), lab.world(), lab.app());
		}
		return this.ceiling;
	}

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		if (this.rest > 0) {
			return;
		}
		var ceiling = ceiling(lab);
		table.say("An order writes %d rows: %s", ceiling.rows(), ceiling.described());
		Load.closed(Lab.CLIENTS, lab.seconds() / 4, () -> ceiling.oneByOne(lab.server()));
		Load.closed(Lab.CLIENTS, lab.seconds() / 4, () -> ceiling.atOnce(lab.server()));
		double plain = 0;
		double best = 0;
		double orders = 0;
		for (int i = 0; i < TURNS; i++) {
			var meter = lab.meter();
			var result = Load.closed(Lab.CLIENTS, lab.seconds(), lab::orders);
			var usage = meter.stop(result.count());
			table.say("orders: %.0f/s, p50 %.1f ms, p99 %.1f ms; cores: %s; %d WAL bytes and %.2f transactions an order; "
					+ "then %d ms until the last event was delivered", result.perSecond(), result.millis(0.5),
					result.millis(0.99), usage.cores(), usage.wal(), usage.commits(), lab.settle());
			orders += result.perSecond() / TURNS;
			plain += jdbc("JDBC, a statement for each table", lab, table, () -> ceiling.oneByOne(lab.server())) / TURNS;
			best += jdbc("JDBC, one statement an order", lab, table, () -> ceiling.atOnce(lab.server())) / TURNS;
		}
		this.rest = orders;
		table.say("%.1f statements an order", statements(lab));
		table.add("orders/s over REST, 32 clients", Bench.text("%.0f/s", this.rest),
				Bench.text("JDBC, a statement for each table: %.0f/s", plain), this.rest / plain, 1);
		table.add("", "", Bench.text("JDBC, one statement an order: %.0f/s", best), this.rest / best, 1);
	}

	private double jdbc(String name, Lab lab, Table table, Load.Clients clients) throws Exception {
		var meter = lab.meter();
		var result = Load.closed(Lab.CLIENTS, lab.seconds(), clients);
		var usage = meter.stop(result.count());
		table.say("%s: %.0f/s, p50 %.1f ms, p99 %.1f ms; cores: %s; %d WAL bytes an order", name, result.perSecond(),
				result.millis(0.5), result.millis(0.99), usage.cores(), usage.wal());
		this.jdbcMillis = result.millis(0.5);
		return result.perSecond();
	}

	/** Counted in the server's log, in a run of its own as writing that costs time. */
	private static double statements(Lab lab) throws Exception {
		long before = Files.size(lab.server().log());
		set(lab, "all");
		var result = Load.closed(Lab.CLIENTS, 3, lab::orders);
		set(lab, "none");
		try (var log = Files.newBufferedReader(lab.server().log())) {
			log.skip(before);
			return (double) log.lines().filter((line) -> line.startsWith("stamkund:LOG:  execute")).count() / result.count();
		}
	}

	private static void set(Lab lab, String value) throws Exception {
		Sql.run(lab.connection(), "alter system set log_statement = '" + value + "'");
		Sql.run(lab.connection(), "select pg_reload_conf()");
		Thread.sleep(300);
	}

}
