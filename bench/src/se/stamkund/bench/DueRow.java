package se.stamkund.bench;

import java.sql.Connection;
import java.util.UUID;

/** What falls due at once for very many lots, by the application's job and by bare set-based SQL. */
final class DueRow implements Rows.Row {

	private static final int LOTS_A_MEMBER = 5;

	@Override
	public void measure(Lab lab, Table table) throws Exception {
		int lots = lab.quick() ? 20_000 : 1_000_000;
		measure(lab, table, lots, Due.EXPIRY);
		measure(lab, table, lots, Due.ACTIVATION);
	}

	private static void measure(Lab lab, Table table, int lots, Due due) throws Exception {
		var name = due.name().toLowerCase();
		double sql = bySql(lab.connection(), World.of(lab.connection(), name + "-sql", 0), lots, due);
		double app = byApplication(lab.connection(), World.of(lab.connection(), name + "-app", 0), lots, due);
		table.add(Bench.text("%s of %,d lots", name, lots), Bench.text("%.0f lots/s", lots / app),
				Bench.text("bare SQL: %.0f lots/s", lots / sql), sql / app, 0.3);
	}

	private static double bySql(Connection connection, World world, int lots, Due due) throws Exception {
		// the application would else do it meanwhile
		prepare(connection, world, lots, due, "now() + interval '50 years'");
		long begin = System.nanoTime();
		Sql.run(connection, """
				create temp table d on commit drop as
				select l.id, l.member_id, a.entries + row_number() over w as number,
					case when %4$s then 500 * (5 - row_number() over w) else 500 * row_number() over w end as balance,
					('%2$s' || lpad(to_hex(row_number() over ()), 12, '0'))::uuid as entry
				from lot l join points_account a on a.program_id = l.program_id and a.member_id = l.member_id
				where l.program_id = '%1$s' and l.open
				window w as (partition by l.member_id order by l.number);
				insert into ledger_entry (id, program_id, member_id, number, transaction_id, kind, from_account, to_account,
					points, balance, lot_id, reference_type, reference_id, actor, occurred_at, recorded_at)
				select entry, '%1$s', member_id, number, entry, %3$s, 500, balance, id, 'lot', id, 'system', now(), now() from d;
				update lot l set %5$s from d where l.program_id = '%1$s' and l.id = d.id;
				update points_account a set %6$s, entries = entries + 5, booked_at = now(), next_due_at = null
				where a.program_id = '%1$s'
				""".formatted(world.program(), UUID.randomUUID().toString().substring(0, 14) + "7000-8000-", due.accounts,
				due == Due.EXPIRY, due.lot, due.account));
		double seconds = (System.nanoTime() - begin) / 1e9;
		return seconds;
	}

	/** From the moment when the job that does it begins until the last is booked. */
	private static double byApplication(Connection connection, World world, int lots, Due due) throws Exception {
		prepare(connection, world, lots, due, "now()");
		var left = "select count(*) from (select from points_account where program_id = '" + world.program()
				+ "' and next_due_at is not null limit 1) a";
		var working = "select count(*) from scheduled_tasks where task_name = 'due-work' and picked";
		long begin = System.nanoTime();
		while (Sql.number(connection, left) > 0) {
			if (Sql.number(connection, working) == 0) {
				begin = System.nanoTime();
			}
			Thread.sleep(100); // asking is work for the same database
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	/** Members with lots that fall due a moment ago. */
	private static void prepare(Connection connection, World world, int lots, Due due, String dueAt) throws Exception {
		Sql.run(connection, """
				create temp table m on commit drop as
					select n, pg_temp.bench_id('a', n) as id, now() - interval '100 days' as at
					from generate_series(0, %2$d - 1) n;
				insert into member (id, program_id, status, first_name, last_name, attributes, source, enrolled_by, enrolled_at,
					version)
				select id, '%1$s', 'ACTIVE', 'Bo', 'Ek' || n, '{}', 'IMPORT', 'system', at, 0 from m;
				insert into points_account (member_id, program_id, %4$s, lifetime, entries, booked_at, last_activity_at,
					next_due_at)
				select id, '%1$s', 2500, 2500, 5, at, at, %6$s from m;
				insert into lot (id, program_id, member_id, number, source, award_type, award_id, initial, pending, active, held,
					earned_at, made_at, active_from, expires_at)
				select pg_temp.bench_id('c', n * 5 + k), '%1$s', id, k + 1, 'ISSUED', 'order', pg_temp.bench_id('d', n * 5 + k),
					500, case when '%4$s' = 'pending' then 500 else 0 end, case when '%4$s' = 'active' then 500 else 0 end, 0,
					at, at, %5$s
				from m, generate_series(0, 4) k;
				insert into ledger_entry (id, program_id, member_id, number, transaction_id, kind, from_account, to_account,
					points, balance, lot_id, reference_type, reference_id, actor, occurred_at, recorded_at)
				select pg_temp.bench_id('c', n * 5 + k), '%1$s', id, k + 1, pg_temp.bench_id('c', n * 5 + k), 'EARNING', 'ISSUED',
					'MEMBER_' || upper('%4$s'), 500, case when '%4$s' = 'active' then 500 * (k + 1) else 0 end,
					pg_temp.bench_id('c', n * 5 + k), 'order', pg_temp.bench_id('d', n * 5 + k), 'system', at, at
				from m, generate_series(0, 4) k;
				""".formatted(world.program(), lots / LOTS_A_MEMBER, world.store(), due.bucket, due.dates, dueAt),
				"set session_replication_role = replica", world.idFunction());
		Sql.run(connection, "reset session_replication_role");
		Sql.run(connection, "vacuum analyze lot, ledger_entry, points_account");
	}

	/** What falls due. */
	private enum Due {

		EXPIRY("active", "at, now()", "'EXPIRY', 'MEMBER_ACTIVE', 'EXPIRED'", "active = 0", "active = 0"),
		ACTIVATION("pending", "now(), null", "'ACTIVATION', 'MEMBER_PENDING', 'MEMBER_ACTIVE'", "pending = 0, active = 500",
				"pending = 0, active = 2500");

		private final String bucket;

		private final String dates;

		private final String accounts;

		private final String lot;

		private final String account;

		Due(String bucket, String dates, String accounts, String lot, String account) {
			this.bucket = bucket;
			this.dates = dates;
			this.accounts = accounts;
			this.lot = lot;
			this.account = account;
		}

	}

}
