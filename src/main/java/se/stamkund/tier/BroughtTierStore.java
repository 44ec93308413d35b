package se.stamkund.tier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What members bring, in the database; one statement for any number of them. */
@Repository
class BroughtTierStore {

	private final JdbcClient database;

	BroughtTierStore(JdbcClient database) {
		this.database = database;
	}

	/** A member on a tier. */
	record Placed(UUID id, MemberId member, UUID tier, @Nullable Instant until) {

		static Placed of(BroughtTier told) {
			return new Placed(Ids.next(), told.member(), Objects.requireNonNull(told.tier()), told.until());
		}

	}

	/** Keeps what they ever earned; said again, the new number counts. */
	void putLifetime(ProgramId program, UUID source, List<BroughtTier> told, Instant now) {
		var points = new HashMap<MemberId, Long>();
		told.forEach((each) -> {
			if (each.lifetimePoints() != null) {
				points.put(each.member(), each.lifetimePoints());
			}
		});
		var rows = List.copyOf(points.entrySet());
		if (!rows.isEmpty()) {
			this.database.sql("""
					insert into tier_fact (id, program_id, member_id, bought_at, points, money, orders, source_id)
					select b.member, :program, b.member, :now, b.points, 0, 0, :source
					from unnest(:members, :points) as b (member, points)
					on conflict (id, program_id) do update set points = excluded.points, source_id = excluded.source_id
					""")
				.param("program", program.value())
				.param("now", utc(now))
				.param("source", source)
				.param("members", array("uuid", rows, (row) -> row.getKey().value()))
				.param("points", array("bigint", rows, Map.Entry::getValue))
				.update();
		}
	}

	/** Those whose lifetime points came from there. */
	Set<MemberId> forgetLifetime(ProgramId program, UUID source, Collection<MemberId> members) {
		return new HashSet<>(this.database.sql("""
				delete from tier_fact
				where program_id = :program and id = any (:members) and source_id = :source
				returning member_id
				""")
			.param("program", program.value())
			.param("members", DossierStore.ids(members))
			.param("source", source)
			.query((row, number) -> new MemberId(row.getObject("member_id", UUID.class)))
			.list());
	}

	/** Those whom staff has placed, and who stay there. */
	Set<MemberId> placedByStaff(ProgramId program, Collection<MemberId> members, Instant now) {
		return new HashSet<>(this.database.sql("""
				select distinct member_id from tier_placement
				where program_id = :program and member_id = any (:members) and source_id is null
					and placed_at <= :now and (until is null or until > :now)
				""")
			.param("program", program.value())
			.param("members", DossierStore.ids(members))
			.param("now", utc(now))
			.query((row, number) -> new MemberId(row.getObject("member_id", UUID.class)))
			.list());
	}

	/** Each on her tier, instead of one that was brought before. */
	void place(ProgramId program, UUID source, String reason, List<Placed> placements, Instant now, Actor actor) {
		if (placements.isEmpty()) {
			return;
		}
		this.database.sql("""
				update tier_placement set until = greatest(:now, placed_at), ended_by = :actor
				where program_id = :program and member_id = any (:members) and source_id is not null
					and (until is null or until > :now)
				""")
			.param("now", utc(now))
			.param("actor", actor.toString())
			.param("program", program.value())
			.param("members", array("uuid", placements, (each) -> each.member().value()))
			.update();
		this.database
			.sql("""
					insert into tier_placement (id, program_id, member_id, tier_id, at_least, reason, placed_at, placed_by, until,
						source_id)
					select p.id, :program, p.member, p.tier, true, :reason, :now, :actor, p.until, :source
					from unnest(:ids, :members, :tiers, :until) as p (id, member, tier, until)
					""")
			.param("program", program.value())
			.param("reason", reason)
			.param("now", utc(now))
			.param("actor", actor.toString())
			.param("source", source)
			.param("ids", array("uuid", placements, Placed::id))
			.param("members", array("uuid", placements, (each) -> each.member().value()))
			.param("tiers", array("uuid", placements, Placed::tier))
			.param("until",
					array("timestamptz", placements, (each) -> (each.until() != null) ? utc(each.until()) : null))
			.update();
	}

	/** Ends the placements that came from there; answers which, by member. */
	Map<MemberId, UUID> end(ProgramId program, UUID source, Collection<MemberId> members, Instant now, Actor actor) {
		var ended = new HashMap<MemberId, UUID>();
		this.database.sql("""
				update tier_placement set until = greatest(:now, placed_at), ended_by = :actor
				where program_id = :program and source_id = :source and member_id = any (:members)
					and (until is null or until > :now)
				returning id, member_id
				""")
			.param("now", utc(now))
			.param("actor", actor.toString())
			.param("program", program.value())
			.param("source", source)
			.param("members", DossierStore.ids(members))
			.query((row) -> {
				ended.put(new MemberId(row.getObject("member_id", UUID.class)), row.getObject("id", UUID.class));
			});
		return ended;
	}

	private static <T> SqlArrayValue array(String type, List<T> rows, Function<T, ? extends @Nullable Object> value) {
		return new SqlArrayValue(type, rows.stream().map((row) -> value.apply(row)).toArray());
	}

	private static OffsetDateTime utc(Instant instant) {
		return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

}
