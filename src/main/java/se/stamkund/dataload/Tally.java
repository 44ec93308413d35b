package se.stamkund.dataload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import came to, or would come to, counted up.
 *
 * @param counts by what was counted
 * @param reasons how many lines were rejected for each reason
 * @param months points by the month they expire in ("2027-03"), "never" or "past"
 */
public record Tally(Map<String, Long> counts, Map<String, Long> reasons, Map<String, Long> months) {

	/** Lines of the file. */
	public static final String LINES = "lines";

	/** Lines of members' orders, or lines that did what they say. */
	public static final String DONE = "done";

	/** Lines that had been imported before. */
	public static final String KNOWN = "known";

	/** Lines that can't be imported as they are. */
	public static final String REJECTED = "rejected";

	/** Lines that cancel what can't be found. */
	public static final String UNMATCHED = "unmatched";

	/** Lines of orders without a member. */
	public static final String GUEST_LINES = "guest_lines";

	/** Lines that give something back. */
	public static final String REFUND_LINES = "refund_lines";

	public static final String ORDERS = "orders";

	public static final String GUEST_ORDERS = "guest_orders";

	public static final String REFUNDS = "refunds";

	public static final String MEMBERS_NEW = "members_new";

	public static final String MEMBERS_KNOWN = "members_known";

	public static final String PRODUCTS_NEW = "products_new";

	public static final String PRODUCTS_CHANGED = "products_changed";

	/** Points given. */
	public static final String POINTS = "points";

	/** What the column of points adds up to. */
	public static final String FILE_POINTS = "file_points";

	/** Points of lines that are rejected. */
	public static final String REJECTED_POINTS = "rejected_points";

	/** Points of lines that were imported before. */
	public static final String KNOWN_POINTS = "known_points";

	/** Points taken back by an undo. */
	public static final String TAKEN = "taken";

	/** Points that an undo could not take back, and forgave. */
	public static final String FORGIVEN = "forgiven";

	/** Those of them that members owed who have been erased. */
	public static final String FORGIVEN_ERASED = "forgiven_erased";

	/** Points that an undo could not take back, and that are a debt now. */
	public static final String DEBT = "debt";

	/** Points that had expired before an undo. */
	public static final String EXPIRED = "expired";

	/** Members who were forgotten by an undo, and those who stay. */
	public static final String MEMBERS_GONE = "members_gone";

	public static final String MEMBERS_STAY = "members_stay";

	/** Empty. */
	static Tally empty() {
		return new Tally(new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeMap<>());
	}

	Tally copy() {
		return new Tally(new LinkedHashMap<>(this.counts), new LinkedHashMap<>(this.reasons),
				new TreeMap<>(this.months));
	}

	void add(String what, long many) {
		if (many != 0) {
			this.counts.merge(what, many, Math::addExact);
		}
	}

	void reject(String reason, long lines) {
		this.reasons.merge(reason, lines, Long::sum);
	}

	void expire(String month, long points) {
		this.months.merge(month, points, Math::addExact);
	}

	/** Every unit with all its lines. */
	void count(List<UnitResult> results) {
		for (var result : results) {
			int lines = result.unit().lines();
			add(LINES, lines);
			add(switch (result.kind()) {
				case DONE -> DONE;
				case KNOWN -> KNOWN;
				case REJECTED -> REJECTED;
				case UNMATCHED -> UNMATCHED;
				case REFUNDED -> REFUND_LINES;
			}, lines);
			if (result.kind() == UnitResult.Kind.REJECTED && result.reason() != null) {
				reject(result.reason().code(), lines);
			}
		}
	}

	/** How many; 0 if none was counted. */
	public long count(String what) {
		return this.counts.getOrDefault(what, 0L);
	}

	/** Every line is one of these. */
	public long accounted() {
		return count(DONE) + count(GUEST_LINES) + count(REFUND_LINES) + count(KNOWN) + count(REJECTED)
				+ count(UNMATCHED);
	}

}
