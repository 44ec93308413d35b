package se.stamkund.tier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

import se.stamkund.activity.Activities;
import se.stamkund.activity.Activity;
import se.stamkund.platform.outbox.Outbox;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/**
 * Books where members stand, in the caller's transaction, which holds their rows. A fixed
 * number of statements, and none for members who stand where they stood.
 */
@Component
class Bookings {

	private final Programs programs;

	private final Ladders ladders;

	private final Activities activities;

	private final Outbox outbox;

	private final JdbcClient database;

	Bookings(Programs programs, Ladders ladders, Activities activities, Outbox outbox, JdbcClient database) {
		this.programs = programs;
		this.ladders = ladders;
		this.activities = activities;
		this.outbox = outbox;
		this.database = database;
	}

	/** Books what has happened until now. */
	List<TierMove> book(ProgramId program, LadderView ladder, Collection<Dossier> dossiers, Instant now,
			Occasion occasion, Actor actor) {
		var zone = this.programs.get(program).zone();
		var books = new Bookkeeping(ladder, zone, names(program, ladder), now);
		var changed = dossiers.stream()
			.map((dossier) -> books.book(dossier, occasion))
			.filter(Bookkeeping.Result::changes)
			.toList();
		if (changed.isEmpty()) {
			return List.of();
		}
		update(program, changed);
		var moves = changed.stream().flatMap((result) -> result.moves().stream()).toList();
		if (!moves.isEmpty()) {
			insert(program, moves, now);
			this.activities.record(program, moves.stream().map((move) -> activity(move, actor)).toList());
			this.outbox.publishAll(program, moves.stream().map(TierChanged::of).toList());
		}
		return moves;
	}

	/** Asked of only while members leave tiers that a change took away. */
	private Function<UUID, @Nullable Tier> names(ProgramId program, LadderView ladder) {
		var older = new HashMap<UUID, @Nullable Tier>();
		return (tier) -> {
			var current = ladder.ladder().find(tier);
			return (current != null) ? current
					: older.computeIfAbsent(tier, (id) -> this.ladders.former(program, id).orElse(null));
		};
	}

	private void update(ProgramId program, List<Bookkeeping.Result> results) {
		this.database
			.sql("""
					update tier_member m
					set tier_id = b.tier, since = b.since, next_move_at = b.next, ladder = b.ladder, revision = m.revision + 1
					from unnest(:members, :tiers, :since, :next, :ladders) as b (member, tier, since, next, ladder)
					where m.program_id = :program and m.member_id = b.member
					""")
			.param("program", program.value())
			.param("members", uuids(results, (result) -> result.dossier().member().value()))
			.param("tiers", uuids(results, (result) -> result.booked().tier()))
			.param("since", times(results, (result) -> result.booked().since()))
			.param("next", times(results, (result) -> result.booked().nextMove()))
			.param("ladders",
					new SqlArrayValue("int", results.stream().map((result) -> result.booked().ladder()).toArray()))
			.update();
	}

	private void insert(ProgramId program, List<TierMove> moves, Instant now) {
		this.database
			.sql("""
					insert into tier_change (id, program_id, member_id, from_id, from_sv, from_en, to_id, to_sv, to_en, up, cause,
						reference, points, money, orders, placement_id, occurred_at, recorded_at)
					select c.id, :program, c.member, c.from_id, c.from_sv, c.from_en, c.to_id, c.to_sv, c.to_en, c.up, c.cause,
						c.reference, c.points, c.money, c.orders, c.placement, c.at, :now
					from unnest(:ids, :members, :from, :fromSv, :fromEn, :to, :toSv, :toEn, :up, :causes, :references, :points,
						:money, :orders, :placements, :at) as c (id, member, from_id, from_sv, from_en, to_id, to_sv, to_en, up,
						cause, reference, points, money, orders, placement, at)
					""")
			.param("program", program.value())
			.param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
			.param("ids", uuids(moves, (move) -> Ids.next()))
			.param("members", uuids(moves, (move) -> move.member().value()))
			.param("from", uuids(moves, TierMove::fromId))
			.param("fromSv", texts(moves, (move) -> (move.from() != null) ? move.from().name().sv() : null))
			.param("fromEn", texts(moves, (move) -> (move.from() != null) ? move.from().name().en() : null))
			.param("to", uuids(moves, (move) -> (move.to() != null) ? move.to().id() : null))
			.param("toSv", texts(moves, (move) -> (move.to() != null) ? move.to().name().sv() : null))
			.param("toEn", texts(moves, (move) -> (move.to() != null) ? move.to().name().en() : null))
			.param("up", array("bool", moves, TierMove::up))
			.param("causes", texts(moves, (move) -> move.cause().name()))
			.param("references", texts(moves, TierMove::reference))
			.param("points", array("bigint", moves, (move) -> move.sums().points()))
			.param("money", array("bigint", moves, (move) -> move.sums().money()))
			.param("orders", array("bigint", moves, (move) -> move.sums().orders()))
			.param("placements", uuids(moves, TierMove::placement))
			.param("at", times(moves, TierMove::at))
			.update();
	}

	private static Activity activity(TierMove move, Actor actor) {
		var to = move.to();
		return Activity.of(move.member(), (to == null) ? "tier.left" : move.up() ? "tier.up" : "tier.down",
				(to != null) ? to.name().sv() : null, null, actor,
				Map.of("cause", move.cause().name(), "tier", (to != null) ? to.code() : ""), move.at());
	}

	private static <T> SqlArrayValue uuids(List<T> rows, Function<T, @Nullable UUID> value) {
		return array("uuid", rows, value);
	}

	private static <T> SqlArrayValue texts(List<T> rows, Function<T, @Nullable String> value) {
		return array("text", rows, value);
	}

	private static <T> SqlArrayValue times(List<T> rows, Function<T, @Nullable Instant> value) {
		return array("timestamptz", rows, value);
	}

	private static <T> SqlArrayValue array(String type, List<T> rows, Function<T, ? extends @Nullable Object> value) {
		return new SqlArrayValue(type, rows.stream().map((row) -> value.apply(row)).toArray());
	}

}
