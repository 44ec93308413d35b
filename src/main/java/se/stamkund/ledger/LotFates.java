package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Tells what has become of points. */
@Service
public class LotFates {

	/** An entry of time carries the award, that of somebody who left carries her. */
	private static final String FATES = """
			select l.member_id, l.award_id, l.part, l.initial - l.taken as brought, l.held, l.given,
				case when d.due then 0 else l.pending + l.active end as left_over,
				least(l.initial - l.taken, coalesce(x.points, 0) + case when d.due then l.pending + l.active else 0 end)
					as expired
			from lot l
			join points_account a on a.program_id = l.program_id and a.member_id = l.member_id
			cross join lateral (
				select coalesce(case when l.idle then a.idle_at else l.expires_at end <= :now
					and (l.pending = 0 or l.active_from <= :now), false) as due) d
			left join lateral (
				select sum(points) as points from (
					select e.points from ledger_entry e
					where e.program_id = l.program_id and e.reference_id in (l.award_id, l.member_id)
						and e.lot_id = l.id and e.kind = 'EXPIRY'
					union all
					select p.points from lot_allocation p
					join ledger_entry e on e.program_id = p.program_id and e.id = p.entry_id and e.kind = 'EXPIRY'
					where p.program_id = l.program_id and p.lot_id = l.id) m
				where l.pending + l.active + l.held < l.initial) x on true
			where l.program_id = :program and l.award_id = any (:awards)
			order by l.member_id, l.number
			""";

	private final JdbcClient jdbc;

	LotFates(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The fate of each lot of these awards at an instant. */
	public List<LotFate> of(ProgramId program, Collection<UUID> awards, Instant now) {
		if (awards.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql(FATES)
			.param("program", program.value())
			.param("awards", SqlColumns.uuids(awards))
			.param("now", SqlColumns.utc(Micros.of(now)))
			.query((row, number) -> new LotFate(new MemberId(SqlColumns.uuid(row, "member_id")),
					SqlColumns.uuid(row, "award_id"), row.getString("part"), row.getLong("brought"),
					row.getLong("left_over"), row.getLong("held"), row.getLong("given"), row.getLong("expired")))
			.list();
	}

}
