package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Books what time does to plain accounts, in the database itself: lots that only begin or
 * only end, on accounts that hold nothing, owe nothing and follow every change of expiry.
 * Writes the very entries that {@link DueTime} books, with the same ids and numbers; a
 * test does both.
 */
@Repository
class DueBooking {

	/** What is due on the accounts, in the order it happens, with when it is booked. */
	private static final String DUE = """
			with due as materialized (
				select l.member_id, l.id, l.award_type, l.award_id, l.number, a.active as before, a.entries, a.booked_at,
					l.pending > 0 as begins, l.pending + l.active as points,
					case when l.pending > 0 then l.active_from when l.idle then a.idle_at else l.expires_at end as at
				from points_account a
				join lot l on l.program_id = a.program_id and l.member_id = a.member_id and l.open
				where a.program_id = :program and a.member_id = any (:members)
					and case when l.pending > 0 then l.active_from when l.idle then a.idle_at else l.expires_at end <= :now
			), story as materialized (
				select d.*, greatest(d.at, d.booked_at) as occurred_at,
					d.entries + row_number() over turn as entry,
					(d.before + sum(case when d.begins then d.points else -d.points end) over turn)::bigint as balance
				from due d
				window turn as (partition by d.member_id order by d.at, d.begins desc, d.number, d.id
					rows unbounded preceding)
			)
			""";

	private static final String ENTRIES = DUE
			+ """
					, named as (
						select s.*, (extract(epoch from s.occurred_at) * 1000000)::bigint as micros
						from story s
					), hashed as (
						select n.*, md5(uuid_send(n.member_id) || int8send(n.entry) || int8send(n.micros)) as hash from named n
					), ready as (
						select h.*, (lpad(to_hex(h.micros / 1000), 12, '0') || '7' || substr(h.hash, 14, 3)
							|| to_hex(('x' || substr(h.hash, 17, 2))::bit(8)::int & 63 | 128) || substr(h.hash, 19))::uuid as entry_id
						from hashed h
					)
					insert into ledger_entry (program_id, id, member_id, number, transaction_id, kind, from_account, to_account,
						points, balance, lot_id, reference_type, reference_id, actor, occurred_at, recorded_at)
					select :program, entry_id, member_id, entry, entry_id,
						case when begins then 'ACTIVATION' else 'EXPIRY' end,
						case when begins then 'MEMBER_PENDING' else 'MEMBER_ACTIVE' end,
						case when begins then 'MEMBER_ACTIVE' else 'EXPIRED' end,
						points, balance, id, award_type, award_id, :actor, occurred_at, clock_timestamp()
					from ready
					order by member_id, entry
					""";

	/**
	 * What is due afterwards is read from the lots as they were, not joined with what is
	 * due now: the planner doesn't know how many that are, and would compare each with
	 * each.
	 */
	private static final String ACCOUNTS = DUE
			+ """
					, sums as materialized (
						select member_id, max(entry) as entries, max(occurred_at) as booked_at,
							sum(case when begins then points else -points end)::bigint as active,
							sum(case when begins then points else 0 end)::bigint as begun
						from story
						group by member_id
					), lots as (
						update lot l set active = case when s.begins then s.points else 0 end, pending = 0
						from story s
						where l.program_id = :program and l.id = s.id
						returning l.id
					), next as materialized (
						select l.member_id, min(case when l.pending > 0 and not coalesce(l.active_from <= :now, false) then l.active_from
							when l.pending > 0 or x.ends > :now then x.ends end) as at
						from points_account a
						join lot l on l.program_id = a.program_id and l.member_id = a.member_id and l.open
						cross join lateral (select case when l.idle then a.idle_at else l.expires_at end) x (ends)
						where a.program_id = :program and a.member_id = any (:members)
						group by l.member_id
					)
					update points_account a
					set active = a.active + s.active, pending = a.pending - s.begun, entries = s.entries,
						booked_at = s.booked_at, next_due_at = n.at
					from sums s
					join next n on n.member_id = s.member_id
					where a.program_id = :program and a.member_id = s.member_id
					""";

	private final JdbcClient jdbc;

	DueBooking(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Which of these accounts, which the caller has locked, are plain. */
	List<MemberId> plain(ProgramId program, List<MemberId> members, Instant now) {
		return this.jdbc.sql("""
				select a.member_id from points_account a
				where a.program_id = :program and a.member_id = any (:members)
					and a.held = 0 and a.debt = 0 and a.owed = 0 and a.merged_into is null
					and a.expiry_change = coalesce((
						select max(c.number) from expiry_change c where c.program_id = :program), 0)
					and exists (
						select from lot l
						where l.program_id = a.program_id and l.member_id = a.member_id and l.open
							and case when l.pending > 0 then l.active_from when l.idle then a.idle_at
								else l.expires_at end <= :now)
					and not exists (
						select from lot l
						where l.program_id = a.program_id and l.member_id = a.member_id and l.open and l.pending > 0
							and (l.active > 0 or l.active_from <= :now
								and case when l.idle then a.idle_at else l.expires_at end <= :now))
				""")
			.param("program", program.value())
			.param("members", ids(members))
			.param("now", SqlColumns.utc(Micros.of(now)))
			.query((row, number) -> new MemberId(SqlColumns.uuid(row, "member_id")))
			.list();
	}

	/** Books all that is due on these plain accounts. */
	void book(ProgramId program, List<MemberId> members, Instant now) {
		for (var sql : List.of(ENTRIES, ACCOUNTS)) {
			var statement = this.jdbc.sql(sql)
				.param("program", program.value())
				.param("members", ids(members))
				.param("now", SqlColumns.utc(Micros.of(now)));
			(sql.equals(ENTRIES) ? statement.param("actor", Actor.SYSTEM.toString()) : statement).update();
		}
	}

	private static SqlArrayValue ids(List<MemberId> members) {
		return SqlColumns.uuids(members.stream().map(MemberId::value).toList());
	}

}
