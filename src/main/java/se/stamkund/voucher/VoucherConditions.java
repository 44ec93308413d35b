package se.stamkund.voucher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.database.Columns;
import se.stamkund.shared.ProgramId;

/** What a filter asks of codes, in SQL. */
final class VoucherConditions {

	private static final String MOST = "coalesce(case when b.id is null then v.max_uses else b.max_uses end, 2147483647)";

	private static final String ENDED = "case when b.id is null then v.ends_at else b.ends_at end <= :now";

	private static final String BEGUN = "coalesce(case when b.id is null then v.starts_at else b.starts_at end <= :now, true)";

	private static final String CANCELLED = "coalesce(v.cancelled_at, b.cancelled_at) is not null";

	private static final String USABLE = "not (" + CANCELLED + ") and v.used < " + MOST + " and coalesce(not " + ENDED
			+ ", true)";

	private final List<String> conditions = new ArrayList<>();

	private final Map<String, @Nullable Object> params = new HashMap<>();

	/**
	 * Reads a filter.
	 * @param batch the batch that is asked for, if there is one
	 */
	VoucherConditions(ProgramId program, VoucherFilter filter, @Nullable BatchCodes batch, Instant now) {
		add("v.program_id = :program", "program", program.value());
		if (filter.text() != null) {
			add("v.code_key like :text", "text", Codes.key(filter.text()) + "%");
		}
		if (filter.batch() != null) {
			add("v.batch_id = :batch and b.id = :batch", "batch", filter.batch());
		}
		if (filter.member() != null) {
			add("v.member_id = :member", "member", filter.member().value());
		}
		if (filter.source() != null) {
			add("v.source = :source", "source", filter.source().name());
		}
		if (filter.state() != null) {
			add((batch != null) ? batch.condition(filter.state(), now) : condition(filter.state()), "now",
					Columns.utc(now));
		}
	}

	private static String condition(VoucherState state) {
		return switch (state) {
			case CANCELLED -> CANCELLED;
			case USED_UP -> "not (" + CANCELLED + ") and v.used > 0 and v.used >= " + MOST;
			case EXPIRED -> "not (" + CANCELLED + ") and v.used < " + MOST + " and " + ENDED;
			case PAUSED -> USABLE + " and b.paused_at is not null";
			case NOT_YET -> USABLE + " and b.paused_at is null and not " + BEGUN;
			case AVAILABLE -> USABLE + " and b.paused_at is null and " + BEGUN;
		};
	}

	void add(String condition, String name, @Nullable Object value) {
		this.conditions.add(condition);
		this.params.put(name, value);
	}

	String sql() {
		return "where " + String.join(" and ", this.conditions);
	}

	Map<String, @Nullable Object> params() {
		return this.params;
	}

}
