package se.stamkund.ledger;

/**
 * What an audit asks: each statement lists what is stored and isn't what entries add up
 * to, of the members with ids in ({@code :after}, {@code :last}]. Here what it goes
 * through, and the entries themselves.
 */
final class AuditSql {

	static final String ENTRIES_OF_CHUNK = "e.program_id = :program and e.member_id > :after and e.member_id <= :last";

	/**
	 * With those of members who were merged with members of the chunk, and their lots.
	 */
	static final String ENTRIES_AROUND_CHUNK = """
			e.program_id = :program
				and (e.member_id > :after and e.member_id <= :last or e.member_id = any (:others))
			""";

	/** What entries did to lots, of members of the chunk and those merged with them. */
	static final String MOVES = """
			moves as materialized (
				select e.id as entry_id, e.transaction_id, e.reference_id, e.occurred_at, e.lot_id, e.points,
					null::uuid as charged_lot_id, null::uuid as root_lot_id, e.member_id, e.from_account, e.to_account
				from ledger_entry e
				where CHUNK and e.lot_id is not null
				union all
				select e.id, e.transaction_id, e.reference_id, e.occurred_at, a.lot_id, a.points, a.charged_lot_id,
					a.root_lot_id, e.member_id, e.from_account, e.to_account
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

	/** The next lots, by their ids. */
	static final String NEXT_LOTS = """
			select (array_agg(id order by id desc))[1] as last, count(*) as lots
			from (
				select id from lot
				where program_id = :program and id > :after
				order by id
				limit :lots) l
			""";

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

	private AuditSql() {
	}

}
