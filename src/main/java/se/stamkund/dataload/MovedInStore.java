package se.stamkund.dataload;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

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
	void put(ProgramId program, UUID importId, Map<MemberId, MovedIn> reached) {
		this.database.batchUpdate("""
				insert into member_moved_in (member_id, program_id, import_id, tier, tier_until, lifetime_points)
				values (?, ?, ?, ?, ?, ?)
				on conflict (member_id, program_id) do update set
					tier = coalesce(excluded.tier, member_moved_in.tier),
					tier_until = coalesce(excluded.tier_until, member_moved_in.tier_until),
					lifetime_points = coalesce(excluded.lifetime_points, member_moved_in.lifetime_points),
					import_id = excluded.import_id
				""", reached.entrySet(), Math.max(1, reached.size()), (statement, entry) -> {
			var told = entry.getValue();
			statement.setObject(1, entry.getKey().value());
			statement.setObject(2, program.value());
			statement.setObject(3, importId);
			statement.setString(4, told.tier());
			statement.setTimestamp(5, (told.tierUntil() != null) ? Timestamp.from(told.tierUntil()) : null);
			statement.setObject(6, told.lifetimePoints(), Types.BIGINT);
		});
	}

	/** An import is taken back. */
	void forget(ProgramId program, UUID importId, Collection<MemberId> members) {
		this.database.update(
				"delete from member_moved_in where program_id = ? and import_id = ? and member_id = any(?)",
				program.value(), importId, members.stream().map(MemberId::value).toArray(UUID[]::new));
	}

}
