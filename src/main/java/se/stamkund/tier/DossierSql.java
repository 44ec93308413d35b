package se.stamkund.tier;

/** What is asked of the database about dossiers. */
final class DossierSql {

	/** What purchases count for, told from orders and their awards. */
	static final String COUNTED = """
			select o.id, o.member_id, o.ordered_at as bought_at,
				case when k.kept then coalesce(a.points - a.taken, 0) else 0 end as points,
				case when not k.kept then 0 when a.id is not null then coalesce((
					select sum(l.paid - l.returned)
					from award_line l
					join order_line g on g.id = l.id and g.program_id = l.program_id and g.kind = 'GOODS'
					where l.program_id = a.program_id and l.award_id = a.id), 0) else coalesce((
					select sum(g.net - g.refunded)
					from order_line g
					where g.program_id = o.program_id and g.purchase_order_id = o.id and g.kind = 'GOODS'), 0)
					end as money,
				case when k.kept then 1 else 0 end as orders
			from purchase_order o
			left join award a on a.program_id = o.program_id and a.purchase_id = o.id
			cross join lateral (
				select o.status in ('PAID', 'DELIVERED') and (o.total = 0 or o.refunded < o.total) as kept) k
			where o.program_id = :program and not o.test and
			""";

	static final String UPSERT = """
			insert into tier_fact as known (id, program_id, member_id, bought_at, points, money, orders)
			select c.id, :program, c.member_id, c.bought_at, c.points, c.money, c.orders from counted c
			on conflict (id, program_id) do update
			set member_id = excluded.member_id, bought_at = excluded.bought_at, points = excluded.points,
				money = excluded.money, orders = excluded.orders
			returning id, member_id, bought_at, points, money, orders
			""";

	static final String READ = """
			select m.id as member_id, coalesce(t.joined_at, m.enrolled_at) as joined_at,
				coalesce(t.revision, 0) as revision, t.tier_id, t.since, t.next_move_at, coalesce(t.ladder, 0) as ladder,
				p.placements, f.id, f.bought_at, f.points, f.money, f.orders, f.brought
			from member m
			left join tier_member t on t.program_id = m.program_id and t.member_id = m.id
			left join lateral (
				select cast(jsonb_agg(jsonb_build_object('tier', p.tier_id, 'at_least', p.at_least,
					'from', p.placed_at, 'until', p.until)) as text) as placements
				from tier_placement p
				where t.member_id is not null and p.program_id = :program and p.member_id = t.member_id) p on true
			left join lateral (
				select f.id, f.bought_at, f.points, f.money, f.orders, f.source_id is not null as brought
				from tier_fact f
				where t.member_id is not null and f.program_id = :program and f.member_id = t.member_id
				union all
				select c.id, c.bought_at, c.points, c.money, c.orders, false
				from (%s o.member_id = m.id and t.member_id is null) c) f on true
			where m.program_id = :program and m.id = any (:members)
			order by m.id
			"""
		.formatted(COUNTED);

	/** Counts purchases, with all that was bought before by whose first one it is. */
	static final String COUNT = """
			with touched as (
				insert into tier_member (program_id, member_id, joined_at, revision)
				select m.program_id, m.id, m.enrolled_at, 1
				from member m
				where m.program_id = :program and m.id in (
					select o.member_id from purchase_order o
					where o.program_id = :program and o.id = any (:purchases))
				order by m.id
				on conflict (program_id, member_id) do update set revision = tier_member.revision + 1
				returning member_id, revision, xmax = 0 as fresh
			), counted as (
				%1$s o.id = any (:purchases) and o.member_id is not null
				union all
				%1$s o.member_id in (select t.member_id from touched t where t.fresh)
					and o.id <> all (:purchases)
			), stored as (
				%2$s
			)
			select t.member_id, t.revision, t.fresh, s.id, s.bought_at, s.points, s.money, s.orders, false as brought
			from touched t left join stored s on s.member_id = t.member_id
			order by t.member_id
			""".formatted(COUNTED, UPSERT);

	/** Makes and locks dossiers. */
	static final String TOUCH = """
			with touched as (
				insert into tier_member (program_id, member_id, joined_at, revision)
				select m.program_id, m.id, m.enrolled_at, 1
				from member m
				where m.program_id = :program and m.id = any (:members)
				order by m.id
				on conflict (program_id, member_id) do update set revision = tier_member.revision + 1
				returning member_id
			)
			select count(*) from touched
			""";

	/** Counts all that members bought. */
	static final String RECOUNT = """
			with counted as (
				%s o.member_id = any (:members)
			)
			insert into tier_fact as known (id, program_id, member_id, bought_at, points, money, orders)
			select c.id, :program, c.member_id, c.bought_at, c.points, c.money, c.orders from counted c
			on conflict (id, program_id) do update
			set member_id = excluded.member_id, bought_at = excluded.bought_at, points = excluded.points,
				money = excluded.money, orders = excluded.orders
			where (known.member_id, known.bought_at, known.points, known.money, known.orders) is distinct from
				(excluded.member_id, excluded.bought_at, excluded.points, excluded.money, excluded.orders)
			""".formatted(COUNTED);

	private DossierSql() {
	}

}
