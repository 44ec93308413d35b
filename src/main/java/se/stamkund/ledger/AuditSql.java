package se.stamkund.ledger;

/**
 * What an audit asks: each statement lists what is stored and isn't what entries add up
 * to, of the members with ids in ({@code :after}, {@code :last}].
 */
final class AuditSql {

	private static final String ENTRIES_OF_CHUNK = "e.program_id = :program and e.member_id > :after and e.member_id <= :last";

	/**
	 * With those of members who were merged with members of the chunk, and their lots.
	 */
	private static final String ENTRIES_AROUND_CHUNK = """
			e.program_id = :program
				and (e.member_id > :after and e.member_id <= :last or e.member_id = any (:others))
			""";

	private static final String MOVES = """
			moves as materialized (
				select e.lot_id, e.points, null::uuid as charged_lot_id, null::uuid as root_lot_id, e.member_id,
					e.from_account, e.to_account
				from ledger_entry e
				where CHUNK and e.lot_id is not null
				union all
				select a.lot_id, a.points, a.charged_lot_id, a.root_lot_id, e.member_id, e.from_account, e.to_account
				from ledger_entry e
				join lot_allocation a on a.entry_id = e.id and a.program_id = e.program_id
				where CHUNK
			)
			""".replace("CHUNK", ENTRIES_AROUND_CHUNK);

	/** Who was merged with members of the chunk, directly or not, and isn't in it. */
	static final String OTHERS = """
			with recursive pairs as (
				select member_id as one, merged_member_id as other from points_merge where program_id = :program
				union all
				select merged_member_id, member_id from points_merge where program_id = :program
			), related as (
				select one as member_id from pairs where one > :after and one <= :last
				union
				select p.other from related r join pairs p on p.one = r.member_id
			)
			select member_id from related where not (member_id > :after and member_id <= :last)
			""";

	/** The next members and how many entries they have. */
	static final String NEXT = """
			select (array_agg(member_id order by member_id desc))[1] as last, count(*) as accounts,
				coalesce(sum(entries), 0) as entries
			from (
				select member_id, entries,
					coalesce(sum(entries) over (order by member_id rows between unbounded preceding and 1 preceding), 0)
						as before
				from (
					select member_id, entries from points_account
					where program_id = :program and member_id > :after
					order by member_id
					limit :accounts) a) b
			where before < :entries
			""";

	/** Balances, lifetime and numbering, from entries; balances from lots. */
	static final String ACCOUNTS = """
			with derived as (
				select e.member_id, count(*) as entries, max(e.number) as latest, max(e.occurred_at) as latest_at,
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
				where CHUNK
				group by e.member_id
			), MOVES, earned as (
				select l.member_id, sum(case when m.to_account = 'REVOKED' then -m.points else m.points end) as lifetime
				from moves m
				join lot l on l.program_id = :program and l.id = coalesce(m.charged_lot_id, m.lot_id)
				where m.to_account = 'REVOKED' or m.from_account in ('ISSUED', 'OPENING')
				group by l.member_id
			), in_lots as (
				select l.member_id, sum(l.active) as active, sum(l.pending) as pending, sum(l.held) as held,
					sum(l.debt) as debt, sum(l.owed) as owed
				from lot l
				where l.program_id = :program and l.open and l.member_id > :after and l.member_id <= :last
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
				('entries', a.entries, coalesce(d.entries, 0)), ('latest entry', a.entries, coalesce(d.latest, 0)),
				('microseconds of the latest entry', coalesce(extract(epoch from a.booked_at) * 1000000, 0)::bigint,
					coalesce(extract(epoch from d.latest_at) * 1000000, 0)::bigint)
			) w (what, stored, derived)
			where a.program_id = :program and a.member_id > :after and a.member_id <= :last and w.stored <> w.derived
			order by a.member_id, w.what
			"""
		.replace("CHUNK", ENTRIES_OF_CHUNK)
		.replace("MOVES", MOVES);

	/** What is in each lot, and what it owes, from what entries did to it. */
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
			cross join lateral (values
				('active', l.active, coalesce(m.active, 0)), ('pending', l.pending, coalesce(m.pending, 0)),
				('held', l.held, coalesce(m.held, 0)), ('owed', l.owed, coalesce(c.owed, 0)),
				('debt', l.debt, coalesce(c.debt, 0)), ('taken', l.taken, coalesce(g.taken, 0))
			) w (what, stored, derived)
			where l.member_id > :after and l.member_id <= :last and w.stored <> w.derived
			order by l.member_id, l.id
			"""
		.formatted(MOVES);

	/** The balance each entry tells, and that none occurred before the one before it. */
	static final String ENTRIES = """
			select r.member_id, w.what || r.number as what, w.stored, w.derived
			from (
				select e.member_id, e.number, e.balance, e.occurred_at,
					lag(e.occurred_at) over (partition by e.member_id order by e.number) as before,
					sum(case 'MEMBER_ACTIVE' when e.to_account then e.points when e.from_account then -e.points else 0 end)
						over (partition by e.member_id order by e.number) as derived
				from ledger_entry e
				where CHUNK) r
			cross join lateral (values
				('balance after entry ', r.balance, r.derived),
				('order in time of entry ', case when r.occurred_at < r.before then 1 else 0 end, 0)
			) w (what, stored, derived)
			where w.stored <> w.derived
			order by r.member_id, r.number
			"""
		.replace("CHUNK", ENTRIES_OF_CHUNK);

	/** The lots of an entry are all of its points. */
	static final String UNALLOCATED = """
			select e.member_id, 'lots of entry ' || e.number as what, e.points as stored,
				case when e.lot_id is null then 0 else e.points end + coalesce(sum(a.points), 0) as derived
			from ledger_entry e
			left join lot_allocation a on a.entry_id = e.id and a.program_id = e.program_id
			where CHUNK
			group by e.member_id, e.id, e.number, e.points, e.lot_id
			having e.points <> case when e.lot_id is null then 0 else e.points end + coalesce(sum(a.points), 0)
			order by e.member_id, e.number
			""".replace("CHUNK", ENTRIES_OF_CHUNK);

	/** What was set aside, spent and is left of each hold. */
	static final String HOLDS = """
			with derived as (
				select e.hold_id,
					sum(case when e.kind = 'HOLD' then e.points else 0 end) as placed,
					sum(case when e.kind = 'CAPTURE' then e.points else 0 end) as captured,
					sum(case 'MEMBER_HELD' when e.to_account then e.points when e.from_account then -e.points else 0 end)
						as left_over
				from ledger_entry e
				where CHUNK and e.hold_id is not null
				group by e.hold_id
			)
			select h.member_id, 'hold ' || h.id || ' ' || w.what as what, w.stored, w.derived
			from points_hold h
			left join derived d on d.hold_id = h.id
			cross join lateral (values
				('points', h.points, coalesce(d.placed, 0)), ('captured', h.captured, coalesce(d.captured, 0)),
				('left', case when h.state = 'OPEN' then h.points else 0 end, coalesce(d.left_over, 0))
			) w (what, stored, derived)
			where h.program_id = :program and h.member_id > :after and h.member_id <= :last and w.stored <> w.derived
			order by h.member_id, h.id
			"""
		.replace("CHUNK", ENTRIES_AROUND_CHUNK);

	/** The next lots, by their ids. */
	static final String NEXT_LOTS = """
			select (array_agg(id order by id desc))[1] as last, count(*) as lots
			from (
				select id from lot
				where program_id = :program and id > :after
				order by id
				limit :lots) l
			""";

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
				('of another member', case when l.member_id <> e.member_id and not exists (
					select from points_merge p
					where p.program_id = l.program_id and l.member_id in (p.member_id, p.merged_member_id))
					then 1 else 0 end, 0)
			) w (what, stored, derived)
			where l.program_id = :program and l.id > :after and l.id <= :last and w.stored <> w.derived
			order by l.id
			""";

	private AuditSql() {
	}

}
