package se.stamkund.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGStatement;

import se.stamkund.shared.Ids;

/**
 * What the database could do at best for a program that knows the rows beforehand: the very rows that the application
 * wrote for an order, with new ids, another member and another number, by prepared statements, one transaction for each
 * order. It reads nothing, decides nothing and answers nobody.
 */
final class Ceiling {

	/** What the numbers of orders begin with whose rows are copied. */
	static final String SAMPLE = "sample-";

	private static final Set<String> NOT_THE_ORDERS = Set.of("api_call", "scheduled_tasks", "points_settings",
			"program_clock", "api_key", "ledger_day", "ledger_days");

	private static final String UPDATE = """
			update points_account set active = active + ?, pending = pending + ?, lifetime = lifetime + ?,
				entries = entries + 1, booked_at = ?, last_activity_at = ?, next_due_at = ?
			where member_id = ? and program_id = ? returning entries, active""";

	private static final AtomicLong NUMBERS = new AtomicLong();

	private final World world;

	private final List<Table> tables;

	private final Row account;

	private final String sample;

	private final String customer;

	/** The ids of the rows that the order made. */
	private final Set<UUID> made;

	private Ceiling(World world, List<Table> tables, Row account, String sample, String customer) {
		this.world = world;
		this.tables = tables;
		this.account = account;
		this.sample = sample;
		this.customer = customer;
		this.made = tables.stream()
			.flatMap((table) -> table.rows().stream())
			.flatMap((row) -> row.columns().stream())
			.filter((column) -> column.name().equals("id") || column.name().equals("transaction_id"))
			.map((column) -> (UUID) column.value())
			.collect(Collectors.toSet());
	}

	/** Looks at what the application writes for an order. */
	static Ceiling of(Connection connection, World world, App app) throws Exception {
		var sample = SAMPLE + UUID.randomUUID();
		int member = world.members() / 2;
		long before = Sql.number(connection, "select pg_current_xact_id()::text::bigint");
		try (var rest = new Rest(app.port())) {
			if (rest.send(Rest.post("/api/v1/orders", world.key(), sample, world.order(sample, member))) != 201) {
				throw new IllegalStateException(rest.body());
			}
		}
		var tables = new ArrayList<Table>();
		Row account = null;
		for (var name : names(connection)) {
			var rows = rows(connection, name, world, before);
			if (name.equals("points_account")) {
				account = rows.getFirst();
			}
			else if (!rows.isEmpty()) {
				tables.add(new Table(name, rows));
			}
		}
		return new Ceiling(world, tables, account, sample, String.valueOf(member));
	}

	/** Tables, those first that others refer to. */
	private static List<String> names(Connection connection) throws SQLException {
		var refers = new HashMap<String, Set<String>>();
		try (var statement = connection.createStatement(); var result = statement.executeQuery("""
				select c.relname, coalesce(string_agg(k.confrelid::regclass::text, ','), '')
				from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'program_id'
				left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
				where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.relname order by 1""")) {
			while (result.next()) {
				if (!NOT_THE_ORDERS.contains(result.getString(1))) {
					refers.put(result.getString(1), Stream.of(result.getString(2).split(",")).collect(Collectors.toSet()));
				}
			}
		}
		var ordered = new ArrayList<String>();
		while (ordered.size() < refers.size()) {
			refers.keySet()
				.stream()
				.filter((name) -> !ordered.contains(name))
				.filter((name) -> refers.get(name).stream().allMatch((other) -> ordered.contains(other)
						|| !refers.containsKey(other)))
				.sorted()
				.toList()
				.forEach(ordered::add);
		}
		return ordered;
	}

	private static List<Row> rows(Connection connection, String table, World world, long before)
			throws SQLException {
		var generated = new ArrayList<String>();
		try (var statement = connection.createStatement(); var result = statement.executeQuery(
				"select attname from pg_attribute where attrelid = '" + table + "'::regclass and attgenerated <> ''")) {
			while (result.next()) {
				generated.add(result.getString(1));
			}
		}
		var rows = new ArrayList<Row>();
		try (var statement = connection.createStatement();
				var result = statement.executeQuery("select * from " + table + " where program_id = '"
						+ world.program() + "' and xmin::text::bigint >= " + before)) {
			while (result.next()) {
				rows.add(Row.of(result, generated));
			}
		}
		return rows;
	}

	/** How many rows it writes for an order, the account among them. */
	int rows() {
		return 1 + this.tables.stream().mapToInt((table) -> table.rows().size()).sum();
	}

	World world() {
		return this.world;
	}

	List<Table> tables() {
		return this.tables;
	}

	Row account() {
		return this.account;
	}

	Set<UUID> made() {
		return this.made;
	}

	String sample() {
		return this.sample;
	}

	String described() {
		return "points_account, " + this.tables.stream()
			.map((table) -> (table.rows().size() > 1) ? table.name() + " x " + table.rows().size() : table.name())
			.collect(Collectors.joining(", "));
	}

	/** A statement for each table and a commit: so many round trips. */
	Load.Client oneByOne(Server server) throws SQLException {
		return new Writer(server.connect(), false);
	}

	/** One statement, one round trip. */
	Load.Client atOnce(Server server) throws SQLException {
		return new Writer(server.connect(), true);
	}

	/** Rows of one table. */
	record Table(String name, List<Row> rows) {

		/** @param account where the numbers of the member's account come from */
		String insert(Place place, String account) {
			var columns = this.rows.getFirst().columns();
			return "insert into " + this.name + " ("
					+ columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ")"
					+ this.rows.stream()
						.map((row) -> " select " + row.columns()
							.stream()
							.map((column) -> place.of(this.name, column))
							.collect(Collectors.joining(", ")) + account)
						.collect(Collectors.joining(" union all"));
		}

	}

	/** Says what stands in place of a value. */
	interface Place {

		String of(String table, Column column);

	}

	/** A row as it was written. */
	record Row(List<Column> columns) {

		static Row of(ResultSet row, List<String> generated) throws SQLException {
			var columns = new ArrayList<Column>();
			var meta = row.getMetaData();
			for (int i = 1; i <= meta.getColumnCount(); i++) {
				if (!generated.contains(meta.getColumnName(i))) {
					columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i), value(row, i,
							meta.getColumnTypeName(i))));
				}
			}
			return new Row(columns);
		}

		private static Object value(ResultSet row, int i, String type) throws SQLException {
			return switch (type) {
				case "uuid" -> row.getObject(i, UUID.class);
				case "int8", "int4", "int2" -> (row.getObject(i) != null) ? (Object) row.getLong(i) : null;
				case "bool" -> (row.getObject(i) != null) ? (Object) row.getBoolean(i) : null;
				case "timestamptz" -> row.getObject(i, OffsetDateTime.class);
				case "bytea" -> row.getBytes(i);
				default -> row.getString(i);
			};
		}

		Object get(String name) {
			return this.columns.stream().filter((column) -> column.name().equals(name)).findFirst().orElseThrow().value();
		}

	}

	/** A value of a row. */
	record Column(String name, String type, Object value) {
	}

	/** Writes order after order on a connection of its own. */
	private final class Writer implements Load.Client {

		private final Connection connection;

		private final boolean atOnce;

		private final List<PreparedStatement> statements = new ArrayList<>();

		private final List<List<Column>> values = new ArrayList<>();

		private final Map<UUID, UUID> ids = new HashMap<>();

		Writer(Connection connection, boolean atOnce) throws SQLException {
			this.connection = connection;
			this.atOnce = atOnce;
			connection.setAutoCommit(atOnce);
			var inserts = new LinkedHashMap<String, List<Column>>();
			for (var table : Ceiling.this.tables) {
				var columns = new ArrayList<Column>();
				var sql = table.insert((name, column) -> place(name, column, columns), atOnce ? " from a" : "");
				inserts.put(atOnce ? table.name() + "_ as (" + sql + ")" : sql, columns);
			}
			if (atOnce) {
				prepare("with a as (" + UPDATE + "), " + String.join(", ", inserts.keySet()) + " select 1",
						Stream.concat(accountValues().stream(), inserts.values().stream().flatMap(List::stream)).toList());
			}
			else {
				prepare(UPDATE, accountValues());
				for (var insert : inserts.entrySet()) {
					prepare(insert.getKey(), insert.getValue());
				}
			}
		}

		private void prepare(String sql, List<Column> columns) throws SQLException {
			var statement = this.connection.prepareStatement(sql);
			statement.unwrap(PGStatement.class).setPrepareThreshold(1);
			this.statements.add(statement);
			this.values.add(columns);
		}

		private List<Column> accountValues() {
			var entry = Ceiling.this.tables.stream().filter((table) -> table.name().equals("ledger_entry")).findFirst()
				.orElseThrow().rows().getFirst();
			var points = entry.get("points");
			boolean active = "MEMBER_ACTIVE".equals(entry.get("to_account"));
			var account = Ceiling.this.account;
			return List.of(new Column("active", "int8", active ? points : 0L),
					new Column("pending", "int8", active ? 0L : points), new Column("lifetime", "int8", points),
					new Column("booked_at", "timestamptz", account.get("booked_at")),
					new Column("last_activity_at", "timestamptz", account.get("last_activity_at")),
					new Column("next_due_at", "timestamptz", account.get("next_due_at")),
					new Column("member_id", "uuid", account.get("member_id")),
					new Column("program_id", "uuid", account.get("program_id")));
		}

		private String place(String table, Column column, List<Column> columns) {
			boolean numbered = table.equals("ledger_entry") || table.equals("lot");
			if (numbered && (column.name().equals("number") || column.name().equals("balance"))) {
				var of = column.name().equals("number") ? "entries" : "active";
				if (this.atOnce) {
					return "a." + of;
				}
				columns.add(new Column(of, "account", null));
				return "?::bigint";
			}
			columns.add(column);
			return "?::" + column.type();
		}

		@Override
		public void once() throws SQLException {
			this.ids.clear();
			var number = SAMPLE + Long.toString(NUMBERS.incrementAndGet(), 36) + UUID.randomUUID();
			var member = Ceiling.this.world.member(ThreadLocalRandom.current().nextInt(Ceiling.this.world.members()));
			long entries = 0;
			long active = 0;
			for (int i = 0; i < this.statements.size(); i++) {
				var statement = this.statements.get(i);
				var columns = this.values.get(i);
				for (int k = 0; k < columns.size(); k++) {
					var column = columns.get(k);
					if (column.type().equals("account")) {
						statement.setLong(k + 1, column.name().equals("entries") ? entries : active);
					}
					else {
						set(statement, k + 1, column, number, member);
					}
				}
				if (!statement.execute()) {
					continue;
				}
				try (var result = statement.getResultSet()) {
					if (result.next() && !this.atOnce) {
						entries = result.getLong(1);
						active = result.getLong(2);
					}
				}
			}
			if (!this.atOnce) {
				this.connection.commit();
			}
		}

		private void set(PreparedStatement statement, int index, Column column, String number, UUID member)
				throws SQLException {
			switch (column.value()) {
				case null -> statement.setNull(index, column.type().equals("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE
						: Types.OTHER);
				case UUID id -> statement.setObject(index, id(id, member));
				case Long value -> statement.setLong(index, value);
				case Boolean value -> statement.setBoolean(index, value);
				// the application must not deliver events of orders that it did not record
				case OffsetDateTime at ->
					statement.setObject(index, column.name().equals("next_attempt_at") ? at.plusYears(50) : at);
				case byte[] bytes -> statement.setBytes(index, bytes);
				case String text -> statement.setString(index, text.equals(Ceiling.this.sample) ? number
						: column.name().equals("customer_external_id") ? Ceiling.this.customer : text);
				default -> throw new IllegalStateException(column.toString());
			}
		}

		/** New for whatever the order made; what was there before stays. */
		private UUID id(UUID id, UUID member) {
			if (id.equals(Ceiling.this.account.get("member_id"))) {
				return member;
			}
			return Ceiling.this.made.contains(id) ? this.ids.computeIfAbsent(id, (old) -> Ids.next()) : id;
		}

		@Override
		public void close() throws SQLException {
			this.connection.close();
		}

	}

}
