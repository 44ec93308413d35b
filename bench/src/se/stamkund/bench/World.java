package se.stamkund.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A programme with members who have done things before: each has two lots and ten entries. Written set-based, so that
 * millions take minutes.
 */
record World(UUID program, UUID store, String key, int members) {

	private static final int STEP = 100_000;

	/** Makes one, or finds the one made before. */
	static World of(Connection connection, String name, int members) throws Exception {
		var program = id(name, 0);
		var store = id(name, 1);
		var key = "sk_live_" + (name + "0".repeat(43)).substring(0, 43);
		var world = new World(program, store, key, members);
		if (Sql.number(connection, "select count(*) from program where id = '" + program + "'") == 0) {
			world.found(connection, name);
		}
		int known = (int) Sql.number(connection,
				"select count(*) from points_account where program_id = '" + program + "'");
		for (int from = known; from < members; from += STEP) {
			world.enrol(connection, from, Math.min(members, from + STEP));
		}
		if (known < members) {
			Sql.run(connection, "vacuum analyze member, member_identity, points_account, lot, ledger_entry");
		}
		return world;
	}

	private void found(Connection connection, String name) throws Exception {
		var hash = HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(this.key.getBytes(StandardCharsets.US_ASCII)));
		Sql.run(connection, """
				insert into program (id, code, name, kind, currency, zone, locale, brand_color, points_name_sv,
					points_name_en, version)
				values ('%1$s', '%2$s', 'Bench', 'LIVE', 'SEK', 'Europe/Stockholm', 'sv', '#1f5f4a', 'poäng', 'points', 0);
				insert into store (id, program_id, code, name, kind, version)
				values ('%3$s', '%1$s', 'web', 'Webb', 'WEB', 0);
				insert into api_key (id, program_id, name, kind, mode, prefix, key_hash, store_id, created_at, version)
				values ('%4$s', '%1$s', 'Bench', 'SECRET', 'LIVE', 'sk_live_bench', '\\x%5$s', '%3$s', now(), 0);
				""".formatted(this.program, name, this.store, id(name, 2), hash));
	}

	/** Members from one number to before another, with what they have earned and spent. */
	private void enrol(Connection connection, int from, int until) throws SQLException {
		Sql.run(connection, """
				set session_replication_role = replica;
				create temp table m on commit drop as
					select n, bench_id('a', n) as id, now() - interval '300 days' + n * interval '1 second' as at
					from generate_series(%2$d, %3$d - 1) n;
				insert into member (id, program_id, status, first_name, last_name, attributes, source, enrolled_by,
					enrolled_store_id, enrolled_at, version)
				select id, '%1$s', 'ACTIVE', 'Bo', 'Ek' || n, '{}', 'IMPORT', 'system', '%4$s', at, 0 from m;
				insert into member_identity (id, program_id, member_id, type, store_id, value, main, verified_at, created_at,
					version)
				select bench_id('b', n), '%1$s', id, 'EXTERNAL', '%4$s', (n + 1)::text, true, at, at, 0 from m;
				insert into points_account (member_id, program_id, active, lifetime, entries, booked_at, last_activity_at)
				select id, '%1$s', 920, 1000, 10, at, at from m;
				insert into lot (id, program_id, member_id, number, source, award_type, award_id, initial, pending, active,
					held, earned_at, made_at, active_from)
				select bench_id('c', n * 10 + k), '%1$s', id, k + 1, 'ISSUED', 'order', bench_id('d', n * 10 + k), 500, 0,
					case k when 0 then 420 else 500 end, 0, at, at, at
				from m, generate_series(0, 1) k;
				insert into ledger_entry (id, program_id, member_id, number, transaction_id, kind, from_account, to_account,
					points, balance, lot_id, reference_type, reference_id, actor, occurred_at, recorded_at)
				select bench_id('c', n * 10 + k), '%1$s', id, k + 1, bench_id('c', n * 10 + k),
					case when k < 2 then 'EARNING' else 'SPENDING' end,
					case when k < 2 then 'ISSUED' else 'MEMBER_ACTIVE' end,
					case when k < 2 then 'MEMBER_ACTIVE' else 'REDEEMED' end,
					case when k < 2 then 500 else 10 end, case when k < 2 then 500 * (k + 1) else 1000 - (k - 1) * 10 end,
					bench_id('c', n * 10 + case k when 1 then 1 else 0 end), 'order', bench_id('d', n * 10 + k), 'system',
					at, at
				from m, generate_series(0, 9) k;
				""".replace("bench_id(", "pg_temp.bench_id(").formatted(this.program, from, until, this.store),
				idFunction());
		Sql.run(connection, "reset session_replication_role");
	}

	/** Makes ids from numbers, in their order. */
	String idFunction() {
		var id = this.program.toString();
		return """
				create or replace function pg_temp.bench_id(kind text, n bigint) returns uuid language sql immutable as
				$$ select ('%s' || kind || '-7' || lpad(to_hex(n >> 36), 3, '0') || '-8'
					|| lpad(to_hex((n >> 24) & 4095), 3, '0') || '-%s' || lpad(to_hex(n & 16777215), 8, '0'))::uuid $$;
				""".formatted(id.substring(0, 12), id.substring(24, 28));
	}

	/** Always the same for the same name. */
	static UUID id(String name, int number) {
		var random = UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8));
		long high = (0x0190_0000_0000_7000L & 0xFFFF_FFFF_FFFF_F000L) | (random.getMostSignificantBits() & 0xFFF)
				| (random.getMostSignificantBits() & 0x0000_00FF_FFFF_0000L);
		return new UUID(high, random.getLeastSignificantBits());
	}

	/** A member's id. */
	UUID member(int n) {
		var id = this.program.toString();
		return UUID.fromString("%sa-7000-8%03x-%s%08x".formatted(id.substring(0, 12), (n >> 24) & 4095,
				id.substring(24, 28), n & 0xFFFFFF));
	}

	/** What a storefront posts for an order of a member: two lines and freight. Customer 0 would be a guest. */
	String order(String number, int member) {
		int goods = 100 + Math.floorMod(number.hashCode(), 900);
		return """
				{"store":"web","order_id":"%s","status":"paid","customer":{"id":"%d"},"currency":"SEK","lines":[\
				{"line_id":"1","sku":"RYG-22","quantity":1,"gross":"%d.00","vat_rate":25},\
				{"line_id":"2","sku":"SOCK-3","name":"Ullstrumpa","quantity":2,"gross":"98.00","discount":"10.00","vat_rate":25}],\
				"shipping":"49.00","total":"%d.00"}""".formatted(number, member + 1, goods, goods + 88 + 49);
	}

	/** The catalogue and the rules that orders are counted by. */
	void furnish(int port) throws Exception {
		try (var rest = new Rest(port)) {
			rest.send(Rest.put("/api/v1/products", this.key, """
					{"products":[{"store":"web","sku":"RYG-22","name":"Ryggsäck 22 l","brand":"Fjällbod","categories":["packning"]},
					{"store":"web","sku":"SOCK-3","name":"Ullstrumpa","brand":"Fjällbod","categories":["kläder","ull"]}]}"""));
			require(rest, 200);
			rest.send(Rest.post("/api/v1/earning-rules", this.key, null, """
					{"name":"Dubbelt på packning","type":"multiplier","factor":2,"categories":["packning"]}"""));
			require(rest, 201);
		}
	}

	private static void require(Rest rest, int status) {
		if (rest.status() != status) {
			throw new IllegalStateException(rest.status() + " " + rest.body());
		}
	}

}
