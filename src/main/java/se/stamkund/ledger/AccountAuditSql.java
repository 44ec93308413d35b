package se.stamkund.ledger;

/** What an audit asks about accounts and holds. */
final class AccountAuditSql {

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
					sum(l.debt) as debt, sum(l.owed) as owed,
					min(case when l.pending > 0 and l.active_from is not null then l.active_from
						when l.active > 0 and not l.idle then l.expires_at end) as due_at,
					bool_or(l.idle and l.active > 0 and (l.pending = 0 or l.active_from is null)) as idles
				from lot l
				where l.program_id = :program and l.open and l.member_id > :after and l.member_id <= :last
				group by l.member_id
			), on_hold as (
				select h.member_id, min(h.expires_at) as due_at
				from points_hold h
				where h.program_id = :program and h.state = 'OPEN' and h.member_id > :after and h.member_id <= :last
				group by h.member_id
			), merged as (
				select distinct on (p.merged_member_id) p.merged_member_id as member_id, p.member_id as into_id
				from points_merge p
				where p.program_id = :program and p.undone_at is null
				order by p.merged_member_id, p.merged_at desc
			)
			select a.member_id, w.what, w.stored, w.derived
			from points_account a
			left join derived d using (member_id)
			left join in_lots l using (member_id)
			left join earned i using (member_id)
			left join on_hold h using (member_id)
			left join merged g using (member_id)
			cross join lateral (
				select least(l.due_at, h.due_at, case when l.idles then a.idle_at end) as at) due
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
					coalesce(extract(epoch from d.latest_at) * 1000000, 0)::bigint),
				('microseconds of what is due next', coalesce(extract(epoch from a.next_due_at) * 1000000, 0)::bigint,
					case when due.at is null or coalesce(a.next_due_at <= due.at, false)
						then coalesce(extract(epoch from a.next_due_at) * 1000000, 0)
						else extract(epoch from due.at) * 1000000 end::bigint),
				('merged into another member', (a.merged_into is not null)::int,
					case when a.merged_into is distinct from g.into_id then (a.merged_into is null)::int
						else (a.merged_into is not null)::int end)
			) w (what, stored, derived)
			where a.program_id = :program and a.member_id > :after and a.member_id <= :last and w.stored <> w.derived
			order by a.member_id, w.what
			"""
		.replace("CHUNK", AuditSql.ENTRIES_OF_CHUNK)
		.replace("MOVES", AuditSql.MOVES);

	/** What was set aside, spent and is left of each hold. */
	static final String HOLDS = """
			with derived as (
				select e.hold_id,
					sum(case when e.kind = 'HOLD' then e.points else 0 end) as placed,
					sum(case when e.kind = 'CAPTURE' then e.points else 0 end) as captured,
					sum(case 'MEMBER_HELD' when e.to_account then e.points when e.from_account then -e.points else 0 end)
						as left_over,
					max(e.occurred_at) filter (where e.kind in ('CAPTURE', 'RELEASE')) as closed_at
				from ledger_entry e
				where CHUNK and e.hold_id is not null
				group by e.hold_id
			)
			select h.member_id, 'hold ' || h.id || ' ' || w.what as what, w.stored, w.derived
			from points_hold h
			left join derived d on d.hold_id = h.id
			cross join lateral (values
				('points', h.points, coalesce(d.placed, 0)), ('captured', h.captured, coalesce(d.captured, 0)),
				('left', case when h.state = 'OPEN' then h.points else 0 end, coalesce(d.left_over, 0)),
				('captured at all', (h.state = 'CAPTURED')::int, (coalesce(d.captured, 0) > 0)::int),
				('microseconds of its end', coalesce(extract(epoch from h.closed_at) * 1000000, 0)::bigint,
					coalesce(extract(epoch from d.closed_at) * 1000000, 0)::bigint)
			) w (what, stored, derived)
			where h.program_id = :program and h.member_id > :after and h.member_id <= :last and w.stored <> w.derived
			order by h.member_id, h.id
			"""
		.replace("CHUNK", AuditSql.ENTRIES_AROUND_CHUNK);

	private AccountAuditSql() {
	}

}
