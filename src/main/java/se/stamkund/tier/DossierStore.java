package se.stamkund.tier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Reads dossiers and keeps their facts, any number of them in one statement. */
@Repository
class DossierStore {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What purchases count for, told from orders and their awards. */
	private static final String COUNTED = """
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

	private static final String UPSERT = """
			insert into tier_fact as known (id, program_id, member_id, bought_at, points, money, orders)
			select c.id, :program, c.member_id, c.bought_at, c.points, c.money, c.orders from counted c
			on conflict (id, program_id) do update
			set member_id = excluded.member_id, bought_at = excluded.bought_at, points = excluded.points,
				money = excluded.money, orders = excluded.orders
			returning id, member_id, bought_at, points, money, orders
			""";

	private static final String READ = """
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

	private final JdbcClient database;

	DossierStore(JdbcClient database) {
		this.database = database;
	}

	/** The dossiers of members, also of those who have bought nothing. */
	Map<MemberId, Dossier> read(ProgramId program, Collection<MemberId> members) {
		var dossiers = new LinkedHashMap<MemberId, Dossier>();
		if (members.isEmpty()) {
			return dossiers;
		}
		this.database.sql(READ).param("program", program.value()).param("members", ids(members)).query((row) -> {
			var member = new MemberId(uuid(row, "member_id"));
			var dossier = dossiers.get(member);
			if (dossier == null) {
				dossier = dossier(member, row);
				dossiers.put(member, dossier);
			}
			if (row.getObject("id") != null) {
				dossier.facts().put(uuid(row, "id"), fact(row));
			}
		});
		return dossiers;
	}

	/**
	 * Counts purchases as they are now, and locks the dossiers of their members.
	 * Somebody's first purchase makes hers, with all that she bought before.
	 */
	Map<MemberId, Counted> count(ProgramId program, Collection<UUID> purchases) {
		var counted = new LinkedHashMap<MemberId, Counted>();
		this.database
			.sql("""
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
					"""
				.formatted(COUNTED, UPSERT))
			.param("program", program.value())
			.param("purchases", new SqlArrayValue("uuid", purchases.toArray()))
			.query((row) -> {
				var member = new MemberId(uuid(row, "member_id"));
				var known = counted.get(member);
				if (known == null) {
					known = new Counted(row.getInt("revision"), row.getBoolean("fresh"), new HashMap<>());
					counted.put(member, known);
				}
				if (row.getObject("id") != null) {
					known.facts().put(uuid(row, "id"), fact(row));
				}
			});
		return counted;
	}

	/** Makes and locks the dossiers of members, and counts all they bought anew. */
	void recount(ProgramId program, Collection<MemberId> members) {
		this.database.sql("""
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
				""").param("program", program.value()).param("members", ids(members)).query(Long.class).single();
		this.database.sql("""
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
				""".formatted(COUNTED)).param("program", program.value()).param("members", ids(members)).update();
	}

	private static Dossier dossier(MemberId member, ResultSet row) throws SQLException {
		return new Dossier(member, requiredInstant(row, "joined_at"), row.getInt("revision"),
				new Dossier.Booked(row.getObject("tier_id", UUID.class), instant(row, "since"),
						instant(row, "next_move_at"), row.getInt("ladder")),
				new HashMap<>(), placements(row.getString("placements")));
	}

	private static List<Placement> placements(@Nullable String json) {
		if (json == null) {
			return List.of();
		}
		var placements = new ArrayList<Placement>();
		for (var row : JSON.readValue(json, new TypeReference<List<Map<String, @Nullable Object>>>() {
		})) {
			var until = row.get("until");
			placements.add(new Placement(UUID.fromString(String.valueOf(row.get("tier"))),
					Boolean.TRUE.equals(row.get("at_least")), time(String.valueOf(row.get("from"))),
					(until != null) ? time(until.toString()) : null));
		}
		return List.copyOf(placements);
	}

	private static Instant time(String text) {
		return OffsetDateTime.parse(text).toInstant();
	}

	private static Fact fact(ResultSet row) throws SQLException {
		return new Fact(requiredInstant(row, "bought_at"), row.getLong("points"), row.getLong("money"),
				row.getLong("orders"), row.getBoolean("brought"));
	}

	static SqlArrayValue ids(Collection<MemberId> members) {
		return new SqlArrayValue("uuid", members.stream().map(MemberId::value).toArray());
	}

	private static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	private static Instant requiredInstant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * What counting did to a member.
	 *
	 * @param fresh whether the facts are all she has
	 */
	record Counted(int revision, boolean fresh, Map<UUID, Fact> facts) {

		/** The dossier as it is now, if nobody else changed it since it was read. */
		@Nullable Dossier applyTo(Dossier before) {
			if (!this.fresh && before.revision() != this.revision - 1 || this.fresh && before.revision() != 0) {
				return null;
			}
			var facts = this.fresh ? new HashMap<UUID, Fact>() : new HashMap<>(before.facts());
			facts.putAll(this.facts);
			return new Dossier(before.member(), before.joinedAt(), this.revision, before.booked(), facts,
					before.placements());
		}

	}

}
