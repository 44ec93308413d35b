package se.stamkund.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Tells what has become of members and their points since they were merged. */
@Service
public class MergedLots {

	private final JdbcClient jdbc;

	MergedLots(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What came with a merge, what is left of it, and what of it has been used since.
	 * @param member the survivor
	 * @param merge the id its {@link MergePosting.Merge} refers to
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Since since(ProgramId program, MemberId member, UUID merge) {
		var sums = this.jdbc
			.sql("""
					select coalesce((
							select sum(e.points) from ledger_entry e
							where e.program_id = p.program_id and e.reference_id = p.id and e.member_id = p.member_id
								and e.from_account = 'TRANSFER' and e.occurred_at = p.merged_at
								and e.to_account in ('MEMBER_ACTIVE', 'MEMBER_PENDING', 'MEMBER_HELD')), 0) as moved,
						coalesce((
							select sum(l.active + l.pending + l.held) from lot l
							where l.program_id = p.program_id and l.id = any (p.lots) and l.member_id = p.member_id), 0) as remaining
					from points_merge p
					where p.program_id = :program and p.member_id = :member and p.id = :merge
					""")
			.param("program", program.value())
			.param("member", member.value())
			.param("merge", merge)
			.query((row, number) -> new Since(Points.of(row.getLong("moved")), Points.of(row.getLong("remaining")),
					List.of()))
			.optional()
			.orElse(new Since(Points.ZERO, Points.ZERO, List.of()));
		return new Since(sums.moved(), sums.left(), used(program, member, merge));
	}

	private List<Used> used(ProgramId program, MemberId member, UUID merge) {
		return this.jdbc.sql("""
				select m.reference_type, m.reference_id, sum(m.points) as points
				from points_merge p
				join lot_movement m on m.program_id = p.program_id and m.member_id = p.member_id
					and m.occurred_at >= p.merged_at and m.lot_id = any (p.lots)
				where p.program_id = :program and p.member_id = :member and p.id = :merge
					and m.kind in ('SPENDING', 'CAPTURE', 'ADJUSTMENT') and m.to_account in ('REDEEMED', 'ADJUSTED')
				group by m.reference_type, m.reference_id
				order by min(m.occurred_at), m.reference_id
				""")
			.param("program", program.value())
			.param("member", member.value())
			.param("merge", merge)
			.query((row, number) -> new Used(
					new Reference(row.getString("reference_type"), SqlColumns.uuid(row, "reference_id")),
					Points.of(row.getLong("points"))))
			.list();
	}

	/** The members whose points are one of these members' now, directly or not. */
	@Transactional(readOnly = true)
	public Map<MemberId, Set<MemberId>> former(ProgramId program, Collection<MemberId> members) {
		var former = new HashMap<MemberId, Set<MemberId>>();
		this.jdbc.sql("""
				with recursive former as (
					select merged_into as member_id, member_id as former_id from points_account
					where program_id = :program and merged_into = any (:members)
					union
					select f.member_id, a.member_id from former f
					join points_account a on a.program_id = :program and a.merged_into = f.former_id
				)
				select member_id, former_id from former
				""")
			.param("program", program.value())
			.param("members", SqlColumns.uuids(members.stream().map(MemberId::value).toList()))
			.query((row) -> {
				former.computeIfAbsent(new MemberId(SqlColumns.uuid(row, "member_id")), (key) -> new HashSet<>())
					.add(new MemberId(SqlColumns.uuid(row, "former_id")));
			});
		return former;
	}

	/**
	 * Points of a merge.
	 *
	 * @param moved that came with it
	 * @param left what an undo returns
	 * @param used what some of them were spent on
	 */
	public record Since(Points moved, Points left, List<Used> used) {
	}

	/** Points spent on something. */
	public record Used(Reference reference, Points points) {
	}

}
