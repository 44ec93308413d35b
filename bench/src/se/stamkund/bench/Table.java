package se.stamkund.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured, in the words of the goals. */
final class Table {

	private final List<String> remarks = new ArrayList<>();

	private final List<String> rows = new ArrayList<>();

	/** Something to know beside the table. */
	void say(String format, Object... values) {
		var text = Bench.text(format, values);
		this.remarks.add(text);
		System.err.println(text);
	}

	/**
	 * A ratio of what was measured to what it is held against.
	 * @param atLeast the goal; negative if the ratio should be at most its amount
	 */
	void add(String what, String measured, String against, double ratio, double atLeast) {
		boolean met = (atLeast >= 0) ? ratio >= atLeast : ratio <= -atLeast;
		var row = Bench.text("| %s | %s | %s | %.2f | %s %.1f | %s |", what, measured, against, ratio,
				(atLeast >= 0) ? "≥" : "≤", Math.abs(atLeast), met ? "met" : "missed");
		this.rows.add(row);
		System.err.println(row);
	}

	void print() {
		System.out.println();
		this.remarks.forEach(System.out::println);
		System.out.println();
		System.out.println("| what | measured | against | ratio | goal | |");
		System.out.println("|---|---|---|---|---|---|");
		this.rows.forEach(System.out::println);
	}

}
