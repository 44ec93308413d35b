package se.stamkund.reward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** The rows of rewards. */
@Component
class RewardStore {

	/** What was stored stays readable, whatever REST promises. */
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String SELECT = """
			select id, state, position, terms, stock, taken, image_hash, version
			from reward
			""";

	private final JdbcClient jdbc;

	RewardStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Those in these states, in the merchant's order, after a place in it. */
	List<RewardView> list(ProgramId program, Collection<RewardState> states, int after, UUID afterId, int limit) {
		return this.jdbc.sql(SELECT + """
				where program_id = :program and state in (:states) and (position, id) > (:after, :afterId)
				order by position, id
				limit :limit
				""")
			.param("program", program.value())
			.param("states", states.stream().map(Enum::name).toList())
			.param("after", after)
			.param("afterId", afterId)
			.param("limit", limit)
			.query((row, number) -> view(row))
			.list();
	}

	/**
	 * Those that anybody may know of, in the merchant's order, after a place in it:
	 * active ones in their time, without those for chosen members.
	 */
	List<RewardView> open(ProgramId program, Instant now, int after, UUID afterId, int limit) {
		return this.jdbc.sql(SELECT + """
				where program_id = :program and state = 'ACTIVE' and (position, id) > (:after, :afterId)
					and (terms ->> 'from' is null or cast(terms ->> 'from' as timestamptz) <= :now)
					and (terms ->> 'until' is null or cast(terms ->> 'until' as timestamptz) > :now)
					and terms -> 'gate' ->> 'tag' is null
				order by position, id
				limit :limit
				""")
			.param("program", program.value())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("after", after)
			.param("afterId", afterId)
			.param("limit", limit)
			.query((row, number) -> view(row))
			.list();
	}

	/** All in these states. */
	List<RewardView> list(ProgramId program, Set<RewardState> states) {
		return list(program, states, -1, new UUID(0, 0), Rewards.MOST);
	}

	Optional<RewardView> find(ProgramId program, UUID id) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ?")
			.params(program.value(), id)
			.query((row, number) -> view(row))
			.optional();
	}

	Optional<RewardView> findForUpdate(ProgramId program, UUID id) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ? for update")
			.params(program.value(), id)
			.query((row, number) -> view(row))
			.optional();
	}

	/** Adds one last in the order. */
	RewardView add(ProgramId program, RewardDraft draft) {
		return this.jdbc.sql("""
				insert into reward (id, program_id, state, position, terms, stock, version)
				values (:id, :program, :state,
					(select coalesce(max(position) + 1, 0) from reward where program_id = :program),
					cast(:terms as jsonb), :stock, 0)
				returning id, state, position, terms, stock, taken, image_hash, version
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("state", draft.state().name())
			.param("terms", JSON.writeValueAsString(draft.terms()))
			.param("stock", draft.stock())
			.query((row, number) -> view(row))
			.single();
	}

	/**
	 * Changes one that is locked; what is gone of a stock that had no end is not counted.
	 */
	RewardView change(ProgramId program, UUID id, RewardDraft draft) {
		return this.jdbc.sql("""
				update reward set state = :state, terms = cast(:terms as jsonb), stock = :stock, version = version + 1,
					taken = case when cast(:stock as bigint) is null then 0 else taken end
				where program_id = :program and id = :id
				returning id, state, position, terms, stock, taken, image_hash, version
				""")
			.param("id", id)
			.param("program", program.value())
			.param("state", draft.state().name())
			.param("terms", JSON.writeValueAsString(draft.terms()))
			.param("stock", draft.stock())
			.query((row, number) -> view(row))
			.single();
	}

	/**
	 * Takes one of the stock of a reward that is as it was read.
	 * @return whether there was one
	 */
	boolean take(ProgramId program, RewardView reward) {
		return this.jdbc.sql("""
				update reward set taken = taken + 1
				where program_id = ? and id = ? and version = ? and taken < stock
				""").params(program.value(), reward.id(), reward.version()).update() == 1;
	}

	/** Puts one back on the shelf, if there still is one. */
	void putBack(ProgramId program, UUID id) {
		this.jdbc.sql("""
				update reward set taken = taken - 1
				where program_id = ? and id = ? and stock is not null and taken > 0
				""").params(program.value(), id).update();
	}

	/** Gives rewards their places, in one statement. */
	void arrange(ProgramId program, List<UUID> order) {
		this.jdbc.sql("""
				update reward r set position = o.place - 1
				from unnest(:ids) with ordinality o(id, place)
				where r.program_id = :program and r.id = o.id
				""").param("program", program.value()).param("ids", order.toArray(UUID[]::new)).update();
	}

	Optional<RewardImage> image(ProgramId program, UUID reward) {
		return this.jdbc.sql("select content_type, bytes from reward_image where program_id = ? and reward_id = ?")
			.params(program.value(), reward)
			.query((row, number) -> new RewardImage(row.getString("content_type"), row.getBytes("bytes")))
			.optional();
	}

	/** Shows a picture, or none. */
	void show(ProgramId program, UUID reward, @Nullable RewardImage image) {
		if (image == null) {
			this.jdbc.sql("delete from reward_image where program_id = ? and reward_id = ?")
				.params(program.value(), reward)
				.update();
		}
		else {
			this.jdbc.sql("""
					insert into reward_image (id, program_id, reward_id, content_type, bytes)
					values (:id, :program, :reward, :type, :bytes)
					on conflict (program_id, reward_id)
					do update set content_type = excluded.content_type, bytes = excluded.bytes
					""")
				.param("id", Ids.next())
				.param("program", program.value())
				.param("reward", reward)
				.param("type", image.contentType())
				.param("bytes", image.bytes())
				.update();
		}
		this.jdbc
			.sql("update reward set image_hash = :hash, version = version + 1 where program_id = :program and id = :id")
			.param("hash", (image != null) ? image.hash() : null)
			.param("program", program.value())
			.param("id", reward)
			.update();
	}

	/** Gives a programme the rewards of another, with nothing taken of them. */
	void copy(ProgramId from, ProgramId to) {
		for (var reward : list(from, Set.of(RewardState.DRAFT, RewardState.ACTIVE, RewardState.PAUSED))) {
			var copied = add(to, new RewardDraft(reward.state(), reward.terms(), reward.stock()));
			if (reward.image() != null) {
				image(from, reward.id()).ifPresent((image) -> show(to, copied.id(), image));
			}
		}
	}

	private static RewardView view(ResultSet row) throws SQLException {
		long stock = row.getLong("stock");
		return new RewardView(row.getObject("id", UUID.class), RewardState.valueOf(row.getString("state")),
				row.getInt("position"), JSON.readValue(row.getString("terms"), RewardTerms.class),
				wasNull(row, "stock") ? null : Long.valueOf(stock), row.getLong("taken"), row.getString("image_hash"),
				row.getInt("version"));
	}

	private static boolean wasNull(ResultSet row, String column) throws SQLException {
		return row.getObject(column) == null;
	}

}
