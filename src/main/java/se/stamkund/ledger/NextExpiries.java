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
				select m.id as member_id, e.expires_at, e.points
				from unnest(:members) m(id)
				join points_account a on a.program_id = :program and a.member_id = m.id
				cross join lateral (
					(select l.expires_at, sum(l.active) as points
					from lot l
					where l.program_id = a.program_id and l.member_id = a.member_id and l.open and l.active > 0
						and l.expires_at < interval '26 hours' + (
							select f.expires_at from lot f
							where f.program_id = a.program_id and f.member_id = a.member_id and f.open and f.active > 0
								and f.expires_at is not null
							order by f.expires_at
							limit 1)
					group by l.expires_at)
					union all
					(select a.idle_at, sum(l.active)
					from lot l
					where a.idle_at is not null and l.program_id = a.program_id and l.member_id = a.member_id and l.open
						and l.active > 0 and l.idle
					having count(*) > 0)) e
				order by m.id, e.expires_at
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
