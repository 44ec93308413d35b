package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.ledger.Standings.Expiring;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * What accounts lose next, read from what is stored: for those on which nothing is due.
 */
@Repository
class NextExpiries {

	private final JdbcClient jdbc;

	NextExpiries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * By member, the active points that expire first and those that do within a day
	 * after; whoever asks decides by the programme's calendar which go on the same day.
	 */
	Map<MemberId, List<Expiring>> of(ProgramId program, Collection<MemberId> members) {
		if (members.isEmpty()) {
			return Map.of();
		}
		var found = new HashMap<MemberId, List<Expiring>>();
		this.jdbc.sql("""
				select member_id, expires_at, sum(active) as points
				from (
					select l.member_id, x.expires_at, l.active,
						min(x.expires_at) over (partition by l.member_id) as first
					from lot l
					join points_account a on a.program_id = l.program_id and a.member_id = l.member_id
					cross join lateral (select case when l.idle then a.idle_at else l.expires_at end) x (expires_at)
					where l.program_id = :program and l.member_id = any (:members) and l.open and l.active > 0
						and x.expires_at is not null
				) e
				where expires_at < first + interval '26 hours'
				group by member_id, expires_at
				order by member_id, expires_at
				""")
			.param("program", program.value())
			.param("members", SqlColumns.uuids(members.stream().map(MemberId::value).toList()))
			.query((row) -> {
				found.computeIfAbsent(new MemberId(SqlColumns.uuid(row, "member_id")), (key) -> new ArrayList<>())
					.add(new Expiring(SqlColumns.requiredInstant(row, "expires_at"), Points.of(row.getLong("points"))));
			});
		return found;
	}

}
