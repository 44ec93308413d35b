package se.stamkund.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A quote of a large cart with many codes, beside an endpoint that always answers the same. */
final class QuoteRow implements Rows.Row {

	private static final int LINES = 50;

	private static final int CODES = 20;

	private static final int TURNS = 4;

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		codes(lab);
		var cart = cart();
		check(lab, cart);
		double quote = 0;
		double constant = 0;
		for (int turn = 0; turn < TURNS; turn++) { // the first half warms up
			var quoted = Load.closed(1, lab.seconds(), () -> lab.posts("/api/v1/checkout/quotes", cart));
			var known = Load.closed(1, lab.seconds() / 4, () -> lab.gets(() -> "/api/v1/bench/constant", lab.world().key()));
			quote += (turn >= TURNS / 2) ? quoted.millis(0.5) / (TURNS / 2) : 0;
			constant += (turn >= TURNS / 2) ? known.millis(0.5) / (TURNS / 2) : 0;
		}
		table.add("ms that a quote of " + LINES + " lines and " + CODES + " codes adds at the median",
				Bench.text("%.2f ms", quote), Bench.text("a constant with authentication: %.2f ms", constant), quote - constant,
				-5);
	}

	/** Of every kind: amounts, percentages of some goods, two that stand alone, shipping and a product. */
	private static void codes(Lab lab) throws Exception {
		if (Sql.number(lab.connection(), "select count(*) from voucher where code_key = 'BENCH0'") > 0) {
			return;
		}
		for (int i = 0; i < CODES; i++) {
			Sql.run(lab.connection(), """
					insert into voucher_offer (id, program_id, hash, label_sv, terms)
					values ('%1$s', '%2$s', 'bench%3$d', 'Erbjudande %3$d', '%4$s');
					insert into voucher (id, program_id, offer_id, code, code_key, max_uses, source, created_at, created_by)
					values ('%5$s', '%2$s', '%1$s', 'BENCH-%3$d', 'BENCH%3$d', 1000, 'API', now(), 'system');
					""".formatted(World.id("offer", i), lab.world().program(), i, terms(i), World.id("voucher", i)));
		}
		Sql.run(lab.connection(), "vacuum analyze voucher, voucher_offer");
	}

	private static String terms(int i) {
		var benefit = switch (i) {
			case 0 -> "{\"kind\":\"FREE_SHIPPING\"}";
			case 1 -> "{\"kind\":\"FREE_PRODUCT\",\"sku\":\"SKU-3\",\"quantity\":1}";
			default -> (i % 2 == 0) ? "{\"kind\":\"FIXED_AMOUNT\",\"amount\":" + (1000 + i * 100) + "}"
					: "{\"kind\":\"PERCENT\",\"percent\":" + (1 + i % 5) + ",\"cap\":null}";
		};
		var categories = (i % 2 == 1 && i > 1) ? "[\"kategori " + i % 7 + "\"]" : "[]";
		return """
				{"benefit":%s,"scope":{"skus":[],"categories":%s,"brands":[],"excluded_skus":["sku-49"],"excluded_categories":[],\
				"excluded_brands":[]},"minimum_order":10000,"stacking":"%s","order":0,"base":"AFTER"}"""
			.formatted(benefit, categories, (i == 18 || i == 19) ? "EXCLUSIVE" : "COMMON");
	}

	private static String cart() {
		var lines = IntStream.range(0, LINES)
			.mapToObj((i) -> String.format(Locale.ROOT,
					"{\"line_id\":\"%d\",\"sku\":\"SKU-%d\",\"name\":\"Vara %d\",\"brand\":\"Fjällbod\",\"categories\":[\"kategori %d\"],"
							+ "\"quantity\":%d,\"gross\":\"%d.90\",\"vat_rate\":25}",
					i, i, i, i % 7, 1 + i % 3, 49 + i * 7))
			.collect(Collectors.joining(","));
		var codes = IntStream.range(0, CODES).mapToObj((i) -> "\"bench " + i + "\"").collect(Collectors.joining(","));
		return "{\"store\":\"web\",\"cart_id\":\"bench\",\"member\":\"ext:web:7\",\"currency\":\"SEK\",\"lines\":[" + lines
				+ "],\"shipping\":\"49.00\",\"codes\":[" + codes + "],\"points\":100}";
	}

	/** What is measured is a quote with all of it. */
	private static void check(Lab lab, String cart) throws Exception {
		try (var rest = new Rest(lab.app().port())) {
			rest.send(Rest.post("/api/v1/checkout/quotes", lab.world().key(), null, cart));
			var used = rest.body().split("\"usable\":true", -1).length - 1;
			if (rest.status() != 200 || rest.body().contains("code_unknown") || used < CODES / 2
					|| !rest.body().contains("\"points_used\":100")) {
				throw new IllegalStateException("Not the quote that was meant: " + rest.status() + " " + rest.body());
			}
		}
	}

}
