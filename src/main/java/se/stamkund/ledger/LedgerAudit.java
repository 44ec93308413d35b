package se.stamkund.ledger;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Adds everything up again from entries and allocations alone. */
@Service
public class LedgerAudit {

	private static final String ACCOUNTS = """
			with derived as (
				select e.member_id, count(*) as entries, max(e.number) as latest,
					sum(case 'MEMBER_ACTIVE' when e.to_account then e.points when e.from_account then -e.points else 0 end)
						as active,
					sum(case 'MEMBER_PENDING' when e.to_account then e.points when e.from_account then -e.points else 0 end)
						as pending,
					sum(case 'MEMBER_HELD' when e.to_account then e.points when e.from_account then -e.points else 0 end)
						as held,
					sum(case 'MEMBER_DEBT' when e.from_account then e.points when e.to_account then -e.points else 0 end)
						as debt,
					sum(case 'UNCOLLECTED' when e.from_account then e.points when e.to_account then -e.points else 0 end)
						as owed
				from ledger_entry e
				where e.program_id = :program
				group by e.member_id
			), earned as (
				select l.member_id, sum(case when m.to_account = 'REVOKED' then -m.points else m.points end) as lifetime
				from lot_movement m
				join lot l on l.program_id = m.program_id and l.id = coalesce(m.charged_lot_id, m.lot_id)
				where m.program_id = :program
					and (m.to_account = 'REVOKED' or m.from_account in ('ISSUED', 'OPENING'))
				group by l.member_id
			), in_lots as (
				select l.member_id, sum(l.active) as active, sum(l.pending) as pending, sum(l.held) as held,
					sum(l.debt) as debt, sum(l.owed) as owed
				from lot l
				where l.program_id = :program and l.open
				group by l.member_id
			)
			select a.member_id, w.what, w.stored, w.derived
			from points_account a
			left join derived d using (member_id)
			left join in_lots l using (member_id)
			left join earned i using (member_id)
			cross join lateral (values
				('active', a.active, coalesce(d.active, 0)), ('active in lots', coalesce(l.active, 0), coalesce(d.active, 0)),
				('pending', a.pending, coalesce(d.pending, 0)),
				('pending in lots', coalesce(l.pending, 0), coalesce(d.pending, 0)),
				('held', a.held, coalesce(d.held, 0)), ('held in lots', coalesce(l.held, 0), coalesce(d.held, 0)),
				('debt', a.debt, coalesce(d.debt, 0)), ('debt of lots', coalesce(l.debt, 0), coalesce(d.debt, 0)),
				('owed', a.owed, coalesce(d.owed, 0)), ('owed by lots', coalesce(l.owed, 0), coalesce(d.owed, 0)),
				('lifetime', a.lifetime, coalesce(i.lifetime, 0)),
				('entries', a.entries, coalesce(d.entries, 0)), ('latest entry', a.entries, coalesce(d.latest, 0))
			) w (what, stored, derived)
			where a.program_id = :program and w.stored <> w.derived
			order by a.member_id, w.what
			""";

	private static final String LOTS = """
			with moved as (
				select m.lot_id,
					sum(case 'MEMBER_ACTIVE' when m.to_account then m.points when m.from_account then -m.points else 0 end)
						as active,
					sum(case 'MEMBER_PENDING' when m.to_account then m.points when m.from_account then -m.points else 0 end)
						as pending,
					sum(case 'MEMBER_HELD' when m.to_account then m.points when m.from_account then -m.points else 0 end)
						as held
				from lot_movement m
				where m.program_id = :program
				group by m.lot_id
			), claimed as (
				select m.root_lot_id as lot_id,
					sum(case 'UNCOLLECTED' when m.from_account then m.points when m.to_account then -m.points else 0 end)
						as owed,
					sum(case 'MEMBER_DEBT' when m.from_account then m.points when m.to_account then -m.points else 0 end)
						as debt
				from lot_movement m
				where m.program_id = :program and m.root_lot_id is not null
				group by m.root_lot_id
			), charged as (
				select m.charged_lot_id as lot_id, sum(m.points) as taken
				from lot_movement m
				where m.program_id = :program and m.charged_lot_id is not null
				group by m.charged_lot_id
			)
			select l.member_id, 'lot ' || l.id || ' ' || w.what as what, w.stored, w.derived
			from lot l
			left join moved m on m.lot_id = l.id
			left join claimed c on c.lot_id = l.id
			left join charged t on t.lot_id = l.id
			cross join lateral (values
				('active', l.active, coalesce(m.active, 0)), ('pending', l.pending, coalesce(m.pending, 0)),
				('held', l.held, coalesce(m.held, 0)), ('owed', l.owed, coalesce(c.owed, 0)),
				('debt', l.debt, coalesce(c.debt, 0)), ('taken', l.taken, coalesce(t.taken, 0))
			) w (what, stored, derived)
			where l.program_id = :program and w.stored <> w.derived
			order by l.member_id, l.id
			""";

	private static final String ENTRIES = """
			select r.member_id, 'balance after entry ' || r.number as what, r.balance as stored, r.derived
			from (
				select e.member_id, e.number, e.balance, sum(
					case 'MEMBER_ACTIVE' when e.to_account then e.points when e.from_account then -e.points else 0 end)
					over (partition by e.member_id order by e.number) as derived
				from ledger_entry e
				where e.program_id = :program) r
			where r.balance <> r.derived
			order by r.member_id, r.number
			""";

	private static final String UNALLOCATED = """
			select e.member_id, 'lots of entry ' || e.number as what, e.points as stored, coalesce(sum(m.points), 0) as derived
			from ledger_entry e
			left join lot_movement m on m.program_id = e.program_id and m.entry_id = e.id
			where e.program_id = :program
			group by e.member_id, e.number, e.points
			having e.points <> coalesce(sum(m.points), 0)
			order by e.member_id, e.number
			""";

	private final JdbcClient jdbc;

	LedgerAudit(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Where what is stored about a programme's members is not what their entries add up
	 * to: accounts, lots, and the balance each entry tells. Empty, as long as nobody has
	 * tampered. Reads every entry.
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public List<Difference> differences(ProgramId program) {
		return Stream.of(ACCOUNTS, LOTS, ENTRIES, UNALLOCATED)
			.flatMap((sql) -> this.jdbc.sql(sql)
				.param("program", program.value())
				.query((row, number) -> new Difference(new MemberId(SqlColumns.uuid(row, "member_id")),
						row.getString("what"), row.getLong("stored"), row.getLong("derived")))
				.list()
				.stream())
			.toList();
	}

	/**
	 * Something that doesn't add up.
	 *
	 * @param what in English: "active", "lot 0198… held"
	 * @param stored what is kept
	 * @param derived what the entries add up to
	 */
	public record Difference(MemberId member, String what, long stored, long derived) {
	}

}
