package se.stamkund.reward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.Text;

/** The rows of redemptions. */
@Component
class RedemptionStore {

	static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	static final UUID LAST_ID = new UUID(-1, -1);

	private static final Instant BEGINNING = Instant.EPOCH;

	private static final String SELECT = """
			select id, member_id, reward_id, kind, name_sv, name_en, points, counted, voucher_id, gift_card_id, fulfilment,
				note, tracking, redeemed_at, redeemed_by, fulfilled_at, cancelled_at
			from redemption
			""";

	private final JdbcClient jdbc;

	RedemptionStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(ProgramId program, RedemptionView redemption) {
		this.jdbc
			.sql("""
					insert into redemption (id, program_id, member_id, reward_id, kind, name_sv, name_en, points, counted,
						voucher_id, gift_card_id, fulfilment, redeemed_at, redeemed_by)
					values (:id, :program, :member, :reward, :kind, :sv, :en, :points, :counted, :voucher, :card, :fulfilment,
						:at, :by)
					""")
			.param("id", redemption.id())
			.param("program", program.value())
			.param("member", redemption.member().value())
			.param("reward", redemption.reward())
			.param("kind", redemption.kind().name())
			.param("sv", redemption.name().sv())
			.param("en", redemption.name().en())
			.param("points", redemption.points())
			.param("counted", redemption.counted())
			.param("voucher", redemption.voucher())
			.param("card", redemption.giftCard())
			.param("fulfilment", (redemption.fulfilment() != null) ? redemption.fulfilment().name() : null)
			.param("at", utc(redemption.redeemedAt()))
			.param("by", redemption.redeemedBy())
			.update();
	}

	/** What a member has taken in the present periods, by reward; one statement. */
	Map<UUID, Taker.Taken> taken(ProgramId program, MemberId member, Instant now, ZoneId zone) {
		var starts = new EnumMap<RewardPeriod, OffsetDateTime>(RewardPeriod.class);
		for (var period : RewardPeriod.values()) {
			var start = period.start(now, zone);
			starts.put(period, utc((start != null) ? start : BEGINNING));
		}
		var taken = new HashMap<UUID, Taker.Taken>();
		this.jdbc.sql("""
				select reward_id, count(*) filter (where redeemed_at >= :day) as day,
					count(*) filter (where redeemed_at >= :week) as week,
					count(*) filter (where redeemed_at >= :month) as month,
					count(*) filter (where redeemed_at >= :year) as year, count(*) as ever
				from redemption
				where program_id = :program and member_id = :member and cancelled_at is null
				group by reward_id
				""")
			.param("day", starts.get(RewardPeriod.DAY))
			.param("week", starts.get(RewardPeriod.WEEK))
			.param("month", starts.get(RewardPeriod.MONTH))
			.param("year", starts.get(RewardPeriod.YEAR))
			.param("program", program.value())
			.param("member", member.value())
			.query((row) -> {
				taken.put(row.getObject("reward_id", UUID.class), new Taker.Taken(row.getLong("day"),
						row.getLong("week"), row.getLong("month"), row.getLong("year"), row.getLong("ever")));
			});
		return taken;
	}

	Optional<RedemptionView> find(ProgramId program, UUID id) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ?")
			.params(program.value(), id)
			.query((row, number) -> view(row))
			.optional();
	}

	Optional<RedemptionView> findForUpdate(ProgramId program, UUID id) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ? for update")
			.params(program.value(), id)
			.query((row, number) -> view(row))
			.optional();
	}

	List<RedemptionView> byIds(ProgramId program, Collection<UUID> ids) {
		return this.jdbc.sql(SELECT + "where program_id = :program and id = any (:ids)")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query((row, number) -> view(row))
			.list();
	}

	/** Those of a filter, the latest first, from before a place. */
	List<RedemptionView> list(ProgramId program, RedemptionFilter filter, Instant before, UUID beforeId, int limit) {
		var where = new StringBuilder("""
				where program_id = :program and (redeemed_at, id) < (:before, :beforeId)
				""");
		var values = new HashMap<String, Object>();
		if (filter.member() != null) {
			where.append(" and member_id = :member");
			values.put("member", filter.member().value());
		}
		if (filter.reward() != null) {
			where.append(" and reward_id = :reward");
			values.put("reward", filter.reward());
		}
		if (filter.fulfilments() != null) {
			where.append(" and fulfilment in (:fulfilments)");
			values.put("fulfilments", filter.fulfilments().stream().map(Enum::name).toList());
		}
		if (filter.cancelled() != null) {
			where.append(filter.cancelled() ? " and cancelled_at is not null" : " and cancelled_at is null");
		}
		return this.jdbc.sql(SELECT + where + " order by redeemed_at desc, id desc limit :limit")
			.params(values)
			.param("program", program.value())
			.param("before", utc(before))
			.param("beforeId", beforeId)
			.param("limit", limit)
			.query((row, number) -> view(row))
			.list();
	}

	void cancel(ProgramId program, UUID id, Actor actor, Instant at) {
		this.jdbc.sql("""
				update redemption set cancelled_at = :at, cancelled_by = :by, version = version + 1
				where program_id = :program and id = :id
				""")
			.param("at", utc(at))
			.param("by", actor.toString())
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/**
	 * Moves those on that there is something to do for.
	 * @return which did move
	 */
	List<UUID> mark(ProgramId program, Collection<UUID> ids, Fulfilment to, Instant at) {
		return this.jdbc.sql("""
				update redemption set fulfilment = :to, fulfilled_at = :at, version = version + 1
				where program_id = :program and id = any (:ids) and fulfilment <> :to and cancelled_at is null
				returning id
				""")
			.param("to", to.name())
			.param("at", utc(at))
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query((row, number) -> row.getObject("id", UUID.class))
			.list();
	}

	void note(ProgramId program, UUID id, @Nullable String note, @Nullable String tracking) {
		this.jdbc.sql("""
				update redemption set note = :note, tracking = :tracking, version = version + 1
				where program_id = :program and id = :id
				""")
			.param("note", note)
			.param("tracking", tracking)
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/** How many there are to do, by how far they have come. */
	Map<Fulfilment, Long> counts(ProgramId program) {
		var counts = new EnumMap<Fulfilment, Long>(Fulfilment.class);
		this.jdbc.sql("""
				select fulfilment, count(*) as n from redemption
				where program_id = ? and fulfilment is not null and cancelled_at is null
				group by fulfilment
				""").param(program.value()).query((row) -> {
			counts.put(Fulfilment.valueOf(row.getString("fulfilment")), row.getLong("n"));
		});
		return counts;
	}

	/** How often each reward has been taken and kept. */
	Map<UUID, Long> takenOf(ProgramId program) {
		var counts = new HashMap<UUID, Long>();
		this.jdbc.sql("""
				select reward_id, count(*) as n from redemption
				where program_id = ? and cancelled_at is null
				group by reward_id
				""").param(program.value()).query((row) -> {
			counts.put(row.getObject("reward_id", UUID.class), row.getLong("n"));
		});
		return counts;
	}

	void forget(ProgramId program, MemberId member) {
		this.jdbc.sql("update redemption set note = null, tracking = null where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

	private static RedemptionView view(ResultSet row) throws SQLException {
		var fulfilment = row.getString("fulfilment");
		return new RedemptionView(row.getObject("id", UUID.class), new MemberId(row.getObject("member_id", UUID.class)),
				row.getObject("reward_id", UUID.class), RewardKind.valueOf(row.getString("kind")),
				new Text(row.getString("name_sv"), row.getString("name_en")), row.getLong("points"),
				row.getBoolean("counted"), row.getObject("voucher_id", UUID.class),
				row.getObject("gift_card_id", UUID.class), (fulfilment != null) ? Fulfilment.valueOf(fulfilment) : null,
				row.getString("note"), row.getString("tracking"), instant(row, "redeemed_at"),
				row.getString("redeemed_by"), nullable(row, "fulfilled_at"), nullable(row, "cancelled_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}

}
