package se.stamkund.reward;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Reads redemptions. */
@Component
class RedemptionQueries {

	static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	static final UUID LAST_ID = new UUID(-1, -1);

	private static final Instant BEGINNING = Instant.EPOCH;

	private final JdbcClient jdbc;

	RedemptionQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<RedemptionView> find(ProgramId program, UUID id) {
		return this.jdbc.sql(RedemptionRow.SELECT + "where program_id = ? and id = ?")
			.params(program.value(), id)
			.query((row, number) -> RedemptionRow.view(row))
			.optional();
	}

	List<RedemptionView> byIds(ProgramId program, Collection<UUID> ids) {
		return this.jdbc.sql(RedemptionRow.SELECT + "where program_id = :program and id = any (:ids)")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query((row, number) -> RedemptionRow.view(row))
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
		return this.jdbc.sql(RedemptionRow.SELECT + where + " order by redeemed_at desc, id desc limit :limit")
			.params(values)
			.param("program", program.value())
			.param("before", RedemptionRow.utc(before))
			.param("beforeId", beforeId)
			.param("limit", limit)
			.query((row, number) -> RedemptionRow.view(row))
			.list();
	}

	/** What a member has taken in the present periods, by reward; one statement. */
	Map<UUID, Taker.Taken> taken(ProgramId program, MemberId member, Instant now, ZoneId zone) {
		var starts = new EnumMap<RewardPeriod, OffsetDateTime>(RewardPeriod.class);
		for (var period : RewardPeriod.values()) {
			var start = period.start(now, zone);
			starts.put(period, RedemptionRow.utc((start != null) ? start : BEGINNING));
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

}
