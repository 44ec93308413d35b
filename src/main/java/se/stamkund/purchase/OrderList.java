package se.stamkund.purchase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Finds orders for lists: by index, a page at a time. */
@Component
class OrderList {

	private static final String COLUMNS = """
			select id, store_id, order_id, test, member_id, status, ordered_at, total, refunded,
				points - points_taken as points, points_used, warnings
			from purchase_order
			""";

	private static final TypeReference<List<OrderWarning>> WARNINGS = new TypeReference<>() {
	};

	private static final int CHUNK = 500;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	OrderList(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	CursorPage<OrderRow> page(ProgramId program, OrderFilter filter, PageQuery page) {
		var where = new Where(program, filter);
		var column = (filter.sort() == OrderFilter.Sort.DATE) ? "ordered_at" : "total";
		var direction = filter.descending() ? "desc" : "asc";
		if (page.after() != null) {
			where.after(column, filter, page.after());
		}
		var sql = COLUMNS + where.sql() + " order by %1$s %2$s, id %2$s limit :limit".formatted(column, direction);
		var rows = this.jdbc.sql(sql).params(where.params()).param("limit", page.fetchSize()).query(this::row).list();
		return CursorPage.of(rows, page, (row) -> Cursor
			.of((filter.sort() == OrderFilter.Sort.DATE) ? row.orderedAt() : row.total().minor(), row.id()));
	}

	void export(ProgramId program, OrderFilter filter, Consumer<List<OrderRow>> chunk) {
		var where = new Where(program, filter);
		try (var rows = this.jdbc.sql(COLUMNS + where.sql() + " order by ordered_at desc, id desc")
			.withFetchSize(CHUNK)
			.params(where.params())
			.query(this::row)
			.stream()) {
			var iterator = rows.iterator();
			while (iterator.hasNext()) {
				var next = new ArrayList<OrderRow>(CHUNK);
				while (iterator.hasNext() && next.size() < CHUNK) {
					next.add(iterator.next());
				}
				chunk.accept(next);
			}
		}
	}

	int count(ProgramId program, OrderFilter filter, int limit) {
		var where = new Where(program, filter);
		return this.jdbc
			.sql("select count(*) from (select 1 from purchase_order" + where.sql() + " limit :limit) found")
			.params(where.params())
			.param("limit", limit)
			.query(Integer.class)
			.single();
	}

	List<OrderRow> rows(ProgramId program, Collection<UUID> ids) {
		return this.jdbc
			.sql(COLUMNS + "where program_id = :program and id = any(:ids) order by ordered_at desc, id desc")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query(this::row)
			.list();
	}

	private OrderRow row(ResultSet row, int number) throws SQLException {
		var member = row.getObject("member_id", UUID.class);
		return new OrderRow(row.getObject("id", UUID.class), row.getObject("store_id", UUID.class),
				row.getString("order_id"), row.getBoolean("test"), (member != null) ? new MemberId(member) : null,
				OrderStatus.valueOf(row.getString("status")),
				row.getObject("ordered_at", OffsetDateTime.class).toInstant(), Money.ofMinor(row.getLong("total")),
				Money.ofMinor(row.getLong("refunded")), Points.of(row.getLong("points")),
				Points.of(row.getLong("points_used")), this.json.readValue(row.getString("warnings"), WARNINGS));
	}

	/** The conditions of a filter. */
	private static final class Where {

		private final List<String> conditions = new ArrayList<>();

		private final Map<String, @Nullable Object> params = new HashMap<>();

		Where(ProgramId program, OrderFilter filter) {
			add("program_id = :program", "program", program.value());
			found(filter);
			if (filter.store() != null) {
				add("store_id = :store", "store", filter.store());
			}
			if (filter.status() != null) {
				add("status = :status", "status", filter.status().name());
			}
			if (filter.from() != null) {
				add("ordered_at >= :from", "from", filter.from().atOffset(ZoneOffset.UTC));
			}
			if (filter.to() != null) {
				add("ordered_at < :to", "to", filter.to().atOffset(ZoneOffset.UTC));
			}
			if (filter.kind() != null) {
				this.conditions.add(switch (filter.kind()) {
					case REFUNDED -> "refunded > 0";
					case WARNED -> "warnings <> '[]'";
					case GUEST -> "member_id is null";
				});
			}
		}

		private void found(OrderFilter filter) {
			var members = filter.members().stream().map(MemberId::value).toArray(UUID[]::new);
			if (filter.text() != null) {
				this.params.put("members", members);
				add("(lower(order_id) like :text or member_id = any(:members))", "text", prefix(filter.text()));
			}
			else if (members.length > 0) {
				add("member_id = any(:members)", "members", members);
			}
		}

		private static String prefix(String text) {
			return text.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
		}

		void after(String column, OrderFilter filter, Cursor cursor) {
			this.params.put("afterId", cursor.uuid(1));
			add("(%s, id) %s (:after, :afterId)".formatted(column, filter.descending() ? "<" : ">"), "after",
					(filter.sort() == OrderFilter.Sort.DATE) ? cursor.instant(0).atOffset(ZoneOffset.UTC)
							: cursor.number(0));
		}

		private void add(String condition, String name, Object value) {
			this.conditions.add(condition);
			this.params.put(name, value);
		}

		String sql() {
			return " where " + String.join(" and ", this.conditions);
		}

		Map<String, @Nullable Object> params() {
			return this.params;
		}

	}

}
