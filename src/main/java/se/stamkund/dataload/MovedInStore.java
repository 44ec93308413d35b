package se.stamkund.dataload;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What members had reached elsewhere. */
@Repository
class MovedInStore {

	private final JdbcTemplate database;

	MovedInStore(JdbcTemplate database) {
		this.database = database;
	}

	/** What is not said of a member stays as it was. */
	void put(ProgramId program, UUID importId, Map<MemberId, MovedIn> reached, boolean inEffect) {
		this.database.batchUpdate(
				"""
						insert into member_moved_in (member_id, program_id, import_id, tier, tier_until, lifetime_points, in_effect)
						values (?, ?, ?, ?, ?, ?, ?)
						on conflict (member_id, program_id) do update set
							tier = coalesce(excluded.tier, member_moved_in.tier),
							tier_until = coalesce(excluded.tier_until, member_moved_in.tier_until),
							lifetime_points = coalesce(excluded.lifetime_points, member_moved_in.lifetime_points),
							import_id = excluded.import_id, in_effect = excluded.in_effect
						""",
				reached.entrySet(), Math.max(1, reached.size()), (statement, entry) -> {
					var told = entry.getValue();
					statement.setObject(1, entry.getKey().value());
					statement.setObject(2, program.value());
					statement.setObject(3, importId);
					statement.setString(4, told.tier());
					statement.setTimestamp(5, (told.tierUntil() != null) ? Timestamp.from(told.tierUntil()) : null);
					statement.setObject(6, told.lifetimePoints(), Types.BIGINT);
					statement.setBoolean(7, inEffect);
				});
	}

	/** What tiers have not been told of these members; they will be now. */
	List<Waiting> takeWaiting(ProgramId program, List<MemberId> members) {
		return this.database.query("""
				update member_moved_in v set in_effect = true
				from data_import i
				where v.program_id = ? and v.member_id = any(?) and not v.in_effect
					and i.id = v.import_id and i.program_id = v.program_id
				returning v.member_id, v.tier, v.tier_until, v.lifetime_points, i.id, i.file_name, i.actor
				""", (row, number) -> {
			var until = row.getTimestamp("tier_until");
			return new Waiting(new MemberId(row.getObject("member_id", UUID.class)),
					new MovedIn(row.getString("tier"), (until != null) ? until.toInstant() : null,
							row.getObject("lifetime_points", Long.class)),
					new Source(row.getObject("id", UUID.class), row.getString("file_name"),
							ImportRows.actor(row.getString("actor"))));
		}, program.value(), members.stream().map(MemberId::value).toArray(UUID[]::new));
	}

	/** What a member brought, and what brought her. */
	record Waiting(MemberId member, MovedIn reached, Source source) {
	}

	/** An import. */
	record Source(UUID id, String fileName, Actor actor) {
	}

	/** An import is taken back. */
	void forget(ProgramId program, UUID importId, Collection<MemberId> members) {
		this.database.update(
				"delete from member_moved_in where program_id = ? and import_id = ? and member_id = any(?)",
				program.value(), importId, members.stream().map(MemberId::value).toArray(UUID[]::new));
	}

}
