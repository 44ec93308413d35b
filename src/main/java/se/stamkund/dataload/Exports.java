package se.stamkund.dataload;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/**
 * A programme's members, balances, orders, entries and products as lines that the
 * importer reads back. A piece at a time, however many they are.
 */
@Service
public class Exports {

	/** What can be taken out. */
	public static final List<String> KINDS = List.of("members", "balances", "orders", "entries", "products");

	private static final int FETCH = 500;

	private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {
	};

	private final JdbcClient database;

	private final JsonMapper json;

	private final Programs programs;

	private final ProgramClock clock;

	Exports(JdbcClient database, JsonMapper json, Programs programs, ProgramClock clock) {
		this.database = database;
		this.json = json;
		this.programs = programs;
		this.clock = clock;
	}

	/**
	 * Writes all of a kind, its headings first.
	 * @throws IllegalArgumentException if there is no such kind
	 */
	@Transactional(readOnly = true)
	public void write(ProgramId program, String kind, Consumer<@Nullable String[]> line) {
		switch (kind) {
			case "members" -> members(program, line);
			case "balances" -> balances(program, line);
			case "orders" -> orders(program, line);
			case "entries" -> entries(program, line);
			case "products" -> products(program, line);
			default -> throw new IllegalArgumentException(kind);
		}
	}

	private void members(ProgramId program, Consumer<@Nullable String[]> line) {
		var attributes = new TreeSet<>(this.database
			.sql("select distinct jsonb_object_keys(attributes) from member where program_id = ? and status = 'ACTIVE'")
			.param(program.value())
			.query(String.class)
			.list());
		var consents = List.of("consent_email", "consent_sms", "consent_post", "consent_push", "consent_terms",
				"consent_profiling", "consent_survey_email", "consent_survey_sms");
		var headings = new ArrayList<>(List.of("member_number", "store", "external_id", "email", "phone", "first_name",
				"last_name", "birthday", "language", "tags", "tier", "tier_until", "lifetime_points"));
		headings.addAll(consents);
		attributes.forEach((name) -> headings.add(ImportMapping.ATTRIBUTE + name));
		line.accept(headings.toArray(String[]::new));
		var sql = """
				select m.id, m.first_name, m.last_name, m.birthday, m.language, m.attributes,
					(select i.value from member_identity i where i.program_id = m.program_id and i.member_id = m.id
						and i.type = 'NUMBER' and i.main) as number,
					(select i.value from member_identity i where i.program_id = m.program_id and i.member_id = m.id
						and i.type = 'EMAIL' and i.main) as email,
					(select i.value from member_identity i where i.program_id = m.program_id and i.member_id = m.id
						and i.type = 'PHONE' and i.main) as phone,
					array(select s.code || ':' || i.value from member_identity i
						join store s on s.id = i.store_id and s.program_id = i.program_id
						where i.program_id = m.program_id and i.member_id = m.id and i.type = 'EXTERNAL' and i.main
						order by i.created_at, s.code) as externals,
					array(select t.tag from member_tag t where t.program_id = m.program_id and t.member_id = m.id
						order by t.tag) as tags,
					array(select distinct on (c.purpose, c.channel) c.purpose || '/' || c.channel || '/'
							|| case when c.given then 'yes' else 'no' end || ' '
							|| to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
						from consent c where c.program_id = m.program_id and c.member_id = m.id
						order by c.purpose, c.channel, c.at desc, c.id desc) as consents,
					v.tier, v.tier_until, v.lifetime_points
				from member m
				left join member_moved_in v on v.program_id = m.program_id and v.member_id = m.id
				where m.program_id = :program and m.status = 'ACTIVE' order by m.id
				""";
		stream(sql, program, (row) -> {
			var externals = texts(row, "externals");
			var told = consents(texts(row, "consents"));
			var own = attributesOf(row);
			var cells = new ArrayList<@Nullable String>();
			cells.add(row.getString("number"));
			cells.add(externals.isEmpty() ? null : before(externals.getFirst()));
			cells.add(externals.isEmpty() ? null : after(externals.getFirst()));
			for (var column : List.of("email", "phone", "first_name", "last_name", "birthday", "language")) {
				cells.add(row.getString(column));
			}
			cells.add(String.join(", ", texts(row, "tags")));
			cells.add(row.getString("tier"));
			cells.add(time(row, "tier_until"));
			cells.add(row.getString("lifetime_points"));
			consents.forEach((name) -> cells.add(told.get(name)));
			attributes.forEach((name) -> cells.add(own.containsKey(name) ? String.valueOf(own.get(name)) : null));
			line.accept(cells.toArray(String[]::new));
			others(row, externals, cells.size(), line);
		});
	}

	/** A line for each further store that knows her: it completes who she is. */
	private static void others(ResultSet row, List<String> externals, int size, Consumer<@Nullable String[]> line)
			throws SQLException {
		for (int i = 1; i < externals.size(); i++) {
			@Nullable String[] cells = new String[size];
			cells[0] = row.getString("number");
			cells[1] = before(externals.get(i));
			cells[2] = after(externals.get(i));
			cells[3] = row.getString("email");
			cells[4] = row.getString("phone");
			line.accept(cells);
		}
	}

	private static Map<String, String> consents(List<String> told) {
		var cells = new HashMap<String, String>();
		for (var each : told) {
			var parts = each.split("/", 3);
			var name = switch (parts[0]) {
				case "MARKETING" -> "consent_" + parts[1].toLowerCase(Locale.ROOT);
				case "SURVEYS" -> "consent_survey_" + parts[1].toLowerCase(Locale.ROOT);
				default -> "consent_" + parts[0].toLowerCase(Locale.ROOT);
			};
			cells.put(name, parts[2]);
		}
		return cells;
	}

	private Map<String, Object> attributesOf(ResultSet row) throws SQLException {
		return this.json.readValue(row.getString("attributes"), ATTRIBUTES);
	}

	/** What is left of every lot; spent ones are history, and in the entries. */
	private void balances(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(new String[] { "member_number", "store", "external_id", "email", "phone", "points", "earned_at",
				"active_from", "expires_at" });
		var now = this.clock.now(program);
		stream("""
				select i.number, i.email, i.phone, i.external, l.pending + l.active + l.held as points, l.earned_at, l.active_from,
					case when l.idle then a.idle_at else l.expires_at end as expires_at
				from points_account a
				join lot l on l.program_id = a.program_id and l.member_id = a.member_id and l.open
				join member m on m.program_id = a.program_id and m.id = a.member_id and m.status = 'ACTIVE'
				cross join lateral (
					select max(i.value) filter (where i.type = 'NUMBER') as number,
						max(i.value) filter (where i.type = 'EMAIL') as email,
						max(i.value) filter (where i.type = 'PHONE') as phone,
						min(s.code || ':' || i.value) filter (where i.type = 'EXTERNAL') as external
					from member_identity i left join store s on s.id = i.store_id and s.program_id = i.program_id
					where i.program_id = a.program_id and i.member_id = a.member_id and i.main) i
				where a.program_id = :program and l.pending + l.active + l.held > 0
				order by a.member_id, l.number
				""",
				program, (row) -> {
					var expires = instant(row, "expires_at");
					if (expires == null || expires.isAfter(now)) {
						var external = row.getString("external");
						line.accept(
								new String[] { row.getString("number"), (external != null) ? before(external) : null,
										(external != null) ? after(external) : null, row.getString("email"),
										row.getString("phone"), row.getString("points"), time(row, "earned_at"),
										time(row, "active_from"), time(row, "expires_at") });
					}
				});
	}

	/** A line for each line; what came back follows as lines that name their order. */
	private void orders(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(new String[] { "store", "order_id", "ordered_at", "status", "currency", "external_id", "email",
				"phone", "line_id", "sku", "name", "brand", "categories", "quantity", "amount", "line_discount",
				"vat_rate", "shipping", "order_discount", "paid_with_points", "paid_with_gift_card", "refund_of",
				"refund_id", "points", "member_number" });
		var currency = this.programs.get(program).currency();
		stream("""
				select s.code, o.order_id, o.ordered_at, case when o.status = 'CANCELLED' and o.paid_at is not null
						then 'PAID' else o.status end as status,
					coalesce(o.customer_external_id, (select i.value from member_identity i where i.program_id = o.program_id
						and i.member_id = o.member_id and i.type = 'EXTERNAL' and i.store_id = o.store_id and i.main)) as external,
					coalesce(o.customer_email, i.email) as email, coalesce(o.customer_phone, i.phone) as phone, i.number,
					l.position, l.line_id, l.kind, l.sku, l.name, l.brand, l.categories, l.quantity, l.gross, l.discount,
					l.vat_rate, o.shipping, o.fees, (select coalesce(sum(order_discount), 0) from order_line x
						where x.purchase_order_id = o.id and x.program_id = o.program_id) as order_discount,
					o.paid_with_points, o.paid_with_gift_card, o.points
				from purchase_order o
				join store s on s.id = o.store_id and s.program_id = o.program_id
				join order_line l on l.purchase_order_id = o.id and l.program_id = o.program_id
				left join lateral (
					select max(i.value) filter (where i.type = 'NUMBER') as number,
						max(i.value) filter (where i.type = 'EMAIL') as email, max(i.value) filter (where i.type = 'PHONE') as phone
					from member_identity i where i.program_id = o.program_id and i.member_id = o.member_id and i.main) i on true
				where o.program_id = :program and not o.test and l.kind in ('GOODS', 'GIFT_CARD')
					and o.order_id not like '%~' || o.id
				order by o.ordered_at, o.id, l.position
				""",
				program, (row) -> {
					boolean first = row.getInt("position") == 0;
					line.accept(new String[] { row.getString("code"), row.getString("order_id"),
							time(row, "ordered_at"), row.getString("status").toLowerCase(Locale.ROOT),
							currency.getCurrencyCode(), row.getString("external"), row.getString("email"),
							row.getString("phone"), row.getString("line_id"), row.getString("sku"),
							row.getString("name"), row.getString("brand"), String.join(", ", texts(row, "categories")),
							number(row.getBigDecimal("quantity")), money(row.getLong("gross"), currency),
							money(row.getLong("discount"), currency), number(row.getBigDecimal("vat_rate")),
							first ? money(row.getLong("shipping") + row.getLong("fees"), currency) : null,
							first ? money(row.getLong("order_discount"), currency) : null,
							first ? money(row.getLong("paid_with_points"), currency) : null,
							first ? money(row.getLong("paid_with_gift_card"), currency) : null, null, null,
							first ? row.getString("points") : null, row.getString("number") });
				});
		stream("""
				select s.code, o.order_id, r.refund_id, r.occurred_at, r.amount
				from refund r
				join purchase_order o on o.id = r.purchase_order_id and o.program_id = r.program_id
				join store s on s.id = o.store_id and s.program_id = o.program_id
				where r.program_id = :program and not o.test and r.amount > 0 and o.order_id not like '%~' || o.id
				order by r.occurred_at, r.id
				""", program, (row) -> {
			@Nullable String[] cells = new String[25];
			cells[0] = row.getString("code");
			cells[2] = time(row, "occurred_at");
			cells[14] = "-" + money(row.getLong("amount"), currency);
			cells[21] = row.getString("order_id");
			cells[22] = row.getString("refund_id").replace("cancel:", "cancelled-");
			line.accept(cells);
		});
	}

	/** The ledger as it is written; a record, which is not read back. */
	private void entries(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(new String[] { "member_number", "number", "occurred_at", "kind", "from_account", "to_account",
				"points", "balance", "lot_id", "reference_type", "reference_id", "reverses_id", "entry_id", "actor" });
		stream("""
				select (select i.value from member_identity i where i.program_id = e.program_id and i.member_id = e.member_id
					and i.type = 'NUMBER' and i.main) as member_number, e.*
				from ledger_entry e where e.program_id = :program order by e.member_id, e.number
				""",
				program,
				(row) -> line.accept(new String[] { row.getString("member_number"), row.getString("number"),
						time(row, "occurred_at"), row.getString("kind"), row.getString("from_account"),
						row.getString("to_account"), row.getString("points"), row.getString("balance"),
						row.getString("lot_id"), row.getString("reference_type"), row.getString("reference_id"),
						row.getString("reverses_id"), row.getString("id"), row.getString("actor") }));
	}

	private void products(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(new String[] { "store", "sku", "name", "brand", "categories", "price" });
		var currency = this.programs.get(program).currency();
		stream("""
				select s.code, p.sku, p.name, p.brand, p.categories, p.price from product p
				join store s on s.id = p.store_id and s.program_id = p.program_id
				where p.program_id = :program and p.archived_at is null order by s.code, p.sku
				""", program,
				(row) -> line.accept(new String[] { row.getString("code"), row.getString("sku"), row.getString("name"),
						row.getString("brand"), String.join(", ", texts(row, "categories")),
						(row.getObject("price") != null) ? money(row.getLong("price"), currency) : null }));
	}

	/** Reads a row. */
	private interface RowWriter {

		void write(ResultSet row) throws SQLException;

	}

	private void stream(String sql, ProgramId program, RowWriter writer) {
		try (var rows = this.database.sql(sql)
			.withFetchSize(FETCH)
			.param("program", program.value())
			.query((row, number) -> {
				writer.write(row);
				return number;
			})
			.stream()) {
			rows.forEach((number) -> {
			});
		}
	}

	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

	private static String before(String external) {
		return external.substring(0, external.indexOf(':'));
	}

	private static String after(String external) {
		return external.substring(external.indexOf(':') + 1);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	private static @Nullable String time(ResultSet row, String column) throws SQLException {
		var at = instant(row, column);
		return (at != null) ? at.toString() : null;
	}

	/** With the decimal comma that Excel wants in Sweden. */
	private static String number(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString().replace('.', ',');
	}

	private static String money(long minor, Currency currency) {
		return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString().replace('.', ',');
	}

}
