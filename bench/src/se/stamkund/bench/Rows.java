package se.stamkund.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of the table, by name. */
final class Rows {

	private static final Map<String, Row> ALL = new LinkedHashMap<>();

	static {
		var orders = new OrdersRow();
		ALL.put("orders", orders);
		ALL.put("latency", new LatencyRow(orders));
		ALL.put("bulk", new BulkRow(orders));
		ALL.put("balance", new BalanceRow());
		ALL.put("quote", new QuoteRow());
		ALL.put("one-member", new OneMemberRow());
		ALL.put("due", new DueRow());
		ALL.put("large", new LargeRow(orders));
	}

	private Rows() {
	}

	static List<Row> of(Set<String> names) {
		var rows = new ArrayList<Row>();
		ALL.forEach((name, row) -> {
			if (names == null || names.contains(name)) {
				rows.add(row);
			}
		});
		if (names != null && rows.size() < names.size()) {
			throw new IllegalArgumentException("Rows are " + ALL.keySet());
		}
		return rows;
	}

	/** Something that is measured. */
	interface Row {

		void measure(Lab lab, Table table) throws Exception;

	}

}
