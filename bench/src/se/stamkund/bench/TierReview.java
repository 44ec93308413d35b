package se.stamkund.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;

/**
 * The end of a year for many members: each was Silver or Guld and has not earned it again. The application decides every
 * one by her purchases, and books the move, its reason and an activity; bare SQL writes as many rows and decides nothing.
 */
final class TierReview {

	private static final String PROGRAM = "00000000-0000-7000-8000-000000000001";

	private static final String BRONZE = "00000000-0000-7000-8000-00000000000a";

	private static final String SILVER = "00000000-0000-7000-8000-00000000000b";

	private TierReview() {
	}

	public static void main(String[] args) throws Exception {
		int members = (args.length > 0) ? Integer.parseInt(args[0]) : 1_000_000;
		var data = Path.of("target/bench/tiers");
		remove(data);
		try (var server = Server.start(data); var connection = server.connect()) {
			try (var app = App.start(server)) {
				System.err.println("the schema is there");
			}
			fill(connection, members);
			double bare = bare(connection);
			double application = application(server, connection, members);
			System.out.printf("""
					members reviewed                     %,14d
					bare SQL: the same rows, undecided   %,14.1f s
					the application                      %,14.1f s
					  members per second                 %,14.0f
					  times bare SQL                     %,14.1f
					""", members, bare, application, members / application, application / bare);
		}
		remove(data);
	}

	/** A calendar year with four purchases each in the year before the last. */
	private static void fill(Connection connection, int members) throws Exception {
		Sql.run(connection, """
				set session_replication_role = replica;
				insert into program (id, code, name, kind, currency, zone, locale, brand_color, points_name_sv,
					points_name_en, version)
				values ('%1$s', 'bench', 'Bench', 'LIVE', 'SEK', 'Europe/Stockholm', 'sv', '#1f5f4a', 'poäng', 'points', 0);
				insert into tier_ladder (id, program_id, number, in_force_from, rules, version)
				values ('%1$s', '%1$s', 1, now() - interval '3 years', '{"window": {"kind": "CALENDAR_YEAR"}, "all": false,
					"downgrade": "TO_EARNED", "graceDays": 0, "tiers": [
					{"id": "%2$s", "code": "brons", "name": {"sv": "Brons", "en": "Bronze"}, "color": "#888888", "icon": "tier",
					"criteria": {}, "benefits": {"multiplier": 1, "freeShipping": false, "earlyAccessHours": 0,
					"birthdayBonus": 0, "text": {"sv": "", "en": ""}}},
					{"id": "%3$s", "code": "silver", "name": {"sv": "Silver", "en": "Silver"}, "color": "#888888",
					"icon": "tier", "criteria": {"money": 100000}, "benefits": {"multiplier": 1.1, "freeShipping": false,
					"earlyAccessHours": 0, "birthdayBonus": 0, "text": {"sv": "", "en": ""}}}]}', 0);
				insert into member (id, program_id, status, first_name, attributes, source, enrolled_by, enrolled_at, version)
				select uuidv7(), '%1$s', 'ACTIVE', 'Bo', '{}', 'IMPORT', 'system', now() - interval '3 years', 0
				from generate_series(1, %4$d);
				insert into tier_member (program_id, member_id, revision, joined_at, tier_id, since, next_move_at, ladder)
				select program_id, id, 1, enrolled_at, '%3$s', now() - interval '2 years', null, 1 from member;
				insert into tier_fact (id, program_id, member_id, bought_at, points, money, orders)
				select uuidv7(), m.program_id, m.id, date_trunc('year', now()) - interval '700 days' + k * interval '50 days', 300,
					30000, 1
				from member m, generate_series(0, 3) k;
				set session_replication_role = origin;
				""".formatted(PROGRAM, BRONZE, SILVER, members));
		Sql.run(connection, "vacuum analyze");
		System.err.println("the members are there");
	}

	/** What the review writes, in one statement each, then taken back. */
	private static double bare(Connection connection) throws Exception {
		connection.setAutoCommit(false);
		long began = System.nanoTime();
		Sql.run(connection, """
				update tier_member t set tier_id = '%2$s', since = now(), revision = t.revision + 1
				from (select member_id, sum(money) filter (where bought_at >= date_trunc('year', now()) - interval '1 year') as m
					from tier_fact where program_id = '%1$s' group by member_id) f
				where t.program_id = '%1$s' and t.member_id = f.member_id and coalesce(f.m, 0) < 100000;
				insert into tier_change (id, program_id, member_id, from_id, from_sv, from_en, to_id, to_sv, to_en, up, cause,
					points, money, orders, occurred_at, recorded_at)
				select uuidv7(), program_id, member_id, '%3$s', 'Silver', 'Silver', '%2$s', 'Brons', 'Bronze', false, 'REVIEW',
					0, 0, 0, now(), now() from tier_member where program_id = '%1$s';
				insert into activity (id, program_id, member_id, type, reference, actor, properties, occurred_at, recorded_at)
				select uuidv7(), program_id, member_id, 'tier.down', 'Brons', 'system', '{"cause": "REVIEW"}', now(), now()
				from tier_member where program_id = '%1$s';
				""".formatted(PROGRAM, BRONZE, SILVER));
		double seconds = (System.nanoTime() - began) / 1e9;
		connection.rollback();
		connection.setAutoCommit(true);
		Sql.run(connection, "vacuum analyze");
		return seconds;
	}

	/** From when they fall due until the last one is booked, with the pause before the job looks. */
	private static double application(Server server, Connection connection, int members) throws Exception {
		try (var app = App.start(server)) {
			Sql.run(connection, "update tier_member set next_move_at = date_trunc('year', now())");
			while (Sql.number(connection, "select count(*) from (select from tier_change limit 1)") == 0) {
				Thread.sleep(200);
			}
			long began = System.nanoTime();
			long done = 0;
			while (done < members) {
				Thread.sleep(1000);
				done = Sql.number(connection, "select count(*) from tier_change");
				System.err.printf("%,d%n", done);
			}
			return (System.nanoTime() - began) / 1e9;
		}
	}

	private static void remove(Path folder) throws Exception {
		if (Files.exists(folder)) {
			try (var files = Files.walk(folder)) {
				for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

}
