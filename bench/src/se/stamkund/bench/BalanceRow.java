package se.stamkund.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Balances of random members against an endpoint that always answers the same. */
final class BalanceRow implements Rows.Row {

	private static final int TRIES = 50;

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		readYourWrites(lab);
		var members = lab.world().members();
		var key = lab.world().key();
		double balances = 0;
		double known = 0;
		double anybody = 0;
		for (int turn = 0; turn < 3; turn++) { // the first warms up
			double seconds = lab.seconds() / 2;
			var read = Load.closed(Lab.CLIENTS, seconds, () -> lab.gets(
					() -> "/api/v1/members/ext:web:" + (1 + ThreadLocalRandom.current().nextInt(members)) + "/balance", key));
			var constant = Load.closed(Lab.CLIENTS, seconds, () -> lab.gets(() -> "/api/v1/bench/constant", key));
			var open = Load.closed(Lab.CLIENTS, seconds, () -> lab.gets(() -> "/bench/constant", null));
			balances += (turn > 0) ? read.perSecond() / 2 : 0;
			known += (turn > 0) ? constant.perSecond() / 2 : 0;
			anybody += (turn > 0) ? open.perSecond() / 2 : 0;
		}
		table.add("balance reads/s over REST, random members", Bench.text("%.0f/s", balances),
				Bench.text("a constant with authentication: %.0f/s", known), balances / known, 0.8);
		table.add("", "", Bench.text("a constant without: %.0f/s", anybody), balances / anybody, 0.5);
	}

	/** What was answered is read at once. */
	private static void readYourWrites(Lab lab) throws Exception {
		try (var rest = new Rest(lab.app().port())) {
			var path = "/api/v1/members/ext:web:4/balance";
			for (int i = 0; i < TRIES; i++) {
				rest.send(Rest.get(path, lab.world().key()));
				var before = number(rest.body(), "active");
				var number = UUID.randomUUID().toString();
				rest.send(Rest.post("/api/v1/orders", lab.world().key(), number, lab.world().order(number, 3)));
				var earned = number(rest.body(), "awarded");
				rest.send(Rest.get(path, lab.world().key()));
				if (number(rest.body(), "active") != before + earned || earned == 0) {
					throw new IllegalStateException("Not what was written: " + rest.body());
				}
			}
		}
	}

	private static long number(String json, String name) {
		int at = json.indexOf('"' + name + "\":") + name.length() + 3;
		return Long.parseLong(json.substring(at).replaceFirst("[^0-9].*", ""));
	}

}
