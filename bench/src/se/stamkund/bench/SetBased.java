package se.stamkund.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rows of many orders in one transaction, an {@code insert … select} for each table: nothing is sent but SQL. */
final class SetBased implements Load.Client {

	static final int ORDERS = 2_500;

	private final Ceiling ceiling;

	private final Connection connection;

	private final int orders;

	private final Map<UUID, Integer> ids = new HashMap<>();

	SetBased(Ceiling ceiling, Server server) throws SQLException {
		this.ceiling = ceiling;
		this.connection = server.connect();
		this.orders = Math.min(ORDERS, ceiling.world().members());
	}

	@Override
	public void once() throws SQLException {
		var salt = Long.toHexString(System.currentTimeMillis()) + "0";
		var first = ThreadLocalRandom.current().nextInt(this.ceiling.world().members());
		var entry = this.ceiling.tables().stream().filter((table) -> table.name().equals("ledger_entry")).findFirst()
			.orElseThrow().rows().getFirst();
		var active = "MEMBER_ACTIVE".equals(entry.get("to_account")) ? "active" : "pending";
		var statements = new ArrayList<String>();
		statements.add("""
				create temp table o on commit drop as
				select n, m.member_id from generate_series(0, %d) n
				join member_identity m on m.program_id = '%s' and m.type = 'EXTERNAL' and m.value = ((n + %d) %% %d + 1)::text
				order by m.member_id""".formatted(this.orders - 1, this.ceiling.world().program(), first,
				this.ceiling.world().members()));
		statements.add("analyze o");
		statements.add("""
				update points_account a set %1$s = a.%1$s + %2$s, lifetime = lifetime + %2$s, entries = entries + 1,
					booked_at = now(), last_activity_at = now()
				from o where a.program_id = '%3$s' and a.member_id = o.member_id""".formatted(active, entry.get("points"),
				this.ceiling.world().program()));
		for (var table : this.ceiling.tables()) {
			boolean numbered = table.name().equals("ledger_entry") || table.name().equals("lot");
			statements.add(table.insert((name, column) -> value(column, numbered, salt), numbered
					? " from o join points_account a on a.program_id = '" + this.ceiling.world().program()
							+ "' and a.member_id = o.member_id"
					: " from o"));
		}
		Sql.run(this.connection, String.join(";\n", statements));
	}

	private String value(Ceiling.Column column, boolean numbered, String salt) {
		var value = column.value();
		if (numbered && (column.name().equals("number") || column.name().equals("balance"))) {
			return column.name().equals("number") ? "a.entries" : "a.active";
		}
		return switch (value) {
			case null -> "null::" + column.type();
			case UUID id when id.equals(this.ceiling.account().get("member_id")) -> "o.member_id";
			case UUID id when this.ceiling.made().contains(id) ->
				"('%s-%s-7%03x-8000-' || lpad(to_hex(o.n), 12, '0'))::uuid".formatted(salt.substring(0, 8),
						salt.substring(8, 12), this.ids.computeIfAbsent(id, (made) -> this.ids.size()));
			case String text when text.equals(this.ceiling.sample()) -> "'" + Ceiling.SAMPLE + salt + "-' || o.n";
			case byte[] bytes -> "'\\x" + java.util.HexFormat.of().formatHex(bytes) + "'::bytea";
			case java.time.OffsetDateTime at when column.name().equals("next_attempt_at") ->
				"'" + at.plusYears(50) + "'::timestamptz";
			default -> "'" + value.toString().replace("'", "''") + "'::" + column.type();
		};
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
