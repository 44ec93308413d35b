package se.stamkund.ledger;

/** What an audit asks about lots. */
final class LotAuditSql {

	/**
	 * What is in each lot, what it owes, what of it was given away, and how much of its
	 * award is in other lots less how much of theirs is in it, from what entries did.
	 * Points that come by a transfer without making a lot come back from a gift, or from
	 * a merge that is undone: those take back the place of their own award.
	 */
	static final String LOTS = """
			with %s, moved as (
				select m.lot_id,
					sum(case 'MEMBER_ACTIVE' when m.to_account then m.points when m.from_account then -m.points else 0 end)
						as active,
					sum(case 'MEMBER_PENDING' when m.to_account then m.points when m.from_account then -m.points else 0 end)
						as pending,
					sum(case 'MEMBER_HELD' when m.to_account then m.points when m.from_account then -m.points else 0 end)
						as held
				from moves m
				group by m.lot_id
			), claimed as (
				select m.root_lot_id as lot_id,
					sum(case 'UNCOLLECTED' when m.from_account then m.points when m.to_account then -m.points else 0 end)
						as owed,
					sum(case 'MEMBER_DEBT' when m.from_account then m.points when m.to_account then -m.points else 0 end)
						as debt
				from moves m
				where m.root_lot_id is not null
				group by m.root_lot_id
			), charged as (
				select m.charged_lot_id as lot_id, sum(m.points) as taken
				from moves m
				where m.charged_lot_id is not null
				group by m.charged_lot_id
			), unmerged as (
				select p.id as reference_id, p.undone_at as occurred_at from points_merge p
				where p.program_id = :program and p.undone_at is not null
			), transfers as materialized (
				select m.*, u.reference_id is not null as unmerges,
					case when m.to_account = 'TRANSFER' then -m.points else m.points end as change
				from moves m
				left join unmerged u on u.reference_id = m.reference_id and u.occurred_at = m.occurred_at
				where 'TRANSFER' in (m.from_account, m.to_account) and m.entry_id <> m.lot_id
			), came as (
				select t.lot_id, t.unmerges, sum(t.change) as points
				from transfers t
				where t.root_lot_id is null
				group by t.lot_id, t.unmerges, t.transaction_id
			), given as (
				select c.origin_id as lot_id, sum(c.initial) as points
				from lot c
				where c.program_id = :program and c.origin_id = any (array(
					select t.lot_id from transfers t where t.root_lot_id is null and t.change < 0))
				group by c.origin_id
			), returned as (
				select c.lot_id, sum(c.points) as points from came c where not c.unmerges and c.points > 0 group by c.lot_id
			), displaced as (
				select d.lot_id, sum(d.points) as points
				from (
					select lot_id, points from moves where root_lot_id <> lot_id
					union all select root_lot_id, -points from moves where root_lot_id <> lot_id
					union all select charged_lot_id, -points from moves where root_lot_id <> charged_lot_id
					union all select root_lot_id, points from moves where root_lot_id <> charged_lot_id
					union all select lot_id, -points from came where unmerges
					union all select root_lot_id, -change from transfers where unmerges and root_lot_id is not null) d
				group by d.lot_id
			), placed as (
				select e.lot_id, sum(e.points) as points
				from (
					select lot_id, points from lot_elsewhere e where AROUND
					union all select root_id, -points from lot_elsewhere e where AROUND) e
				group by e.lot_id
			), touched as (
				select lot_id from moves
				union select charged_lot_id from moves where charged_lot_id is not null
				union select root_lot_id from moves where root_lot_id is not null
			)
			select l.member_id, 'lot ' || l.id || ' ' || w.what as what, w.stored, w.derived
			from touched t
			join lot l on l.id = t.lot_id and l.program_id = :program
			left join moved m on m.lot_id = l.id
			left join claimed c on c.lot_id = l.id
			left join charged g on g.lot_id = l.id
			left join given a on a.lot_id = l.id
			left join returned r on r.lot_id = l.id
			left join displaced d on d.lot_id = l.id
			left join placed p on p.lot_id = l.id
			cross join lateral (values
				('active', l.active, coalesce(m.active, 0)), ('pending', l.pending, coalesce(m.pending, 0)),
				('held', l.held, coalesce(m.held, 0)), ('owed', l.owed, coalesce(c.owed, 0)),
				('debt', l.debt, coalesce(c.debt, 0)), ('taken', l.taken, coalesce(g.taken, 0)),
				('given', l.given, coalesce(a.points, 0) - coalesce(r.points, 0)),
				('elsewhere', coalesce(p.points, 0), coalesce(d.points, 0))
			) w (what, stored, derived)
			where l.member_id > :after and l.member_id <= :last and w.stored <> w.derived
			order by l.member_id, l.id
			"""
		.formatted(AuditSql.MOVES)
		.replace("AROUND", AuditSql.ENTRIES_AROUND_CHUNK);

	/**
	 * Every lot was made by the entry with its id, with all its points, and belongs to
	 * its member; or to one who was merged with another.
	 */
	static final String ORIGINS = """
			select l.member_id, 'lot ' || l.id || ' ' || w.what as what, w.stored, w.derived
			from lot l
			left join ledger_entry e on e.id = l.id and e.program_id = l.program_id and e.lot_id = l.id
				and e.from_account = l.source
			cross join lateral (values
				('initial', l.initial, coalesce(e.points, 0)), ('number', l.number, coalesce(e.number, 0)),
				('microseconds of its beginning', (extract(epoch from l.made_at) * 1000000)::bigint,
					coalesce(extract(epoch from e.occurred_at) * 1000000, 0)::bigint),
				('of another member', case when l.member_id <> e.member_id and not exists (
					select from points_merge p
					where p.program_id = l.program_id and l.member_id in (p.member_id, p.merged_member_id))
					then 1 else 0 end, 0)
			) w (what, stored, derived)
			where l.program_id = :program and l.id > :after and l.id <= :last and w.stored <> w.derived
			order by l.id
			""";

	private LotAuditSql() {
	}

}
