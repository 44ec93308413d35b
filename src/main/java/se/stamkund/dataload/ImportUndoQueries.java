package se.stamkund.dataload;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What has become since of what an import brought. */
@Repository
class ImportUndoQueries {

	/** What came of the import's own work is no activity of hers; what came later is. */
	private static final String LATER = """
			(exists (select from purchase_order p where p.program_id = o.program_id and p.member_id = o.member_id
				and p.recorded_at > i.finished_at)
			or exists (select from ledger_entry e where e.program_id = o.program_id and e.member_id = o.member_id
				and e.occurred_at > i.finished_at and e.kind not in ('EXPIRY', 'ACTIVATION', 'SETTLEMENT'))
			or exists (select from consent c where c.program_id = o.program_id and c.member_id = o.member_id
				and c.at > i.finished_at)
			or exists (select from activity a where a.program_id = o.program_id and a.member_id = o.member_id
				and a.recorded_at > i.finished_at)
			or exists (select from import_outcome other where other.program_id = o.program_id
				and other.member_id = o.member_id and other.import_id <> o.import_id
				and other.result in ('DONE', 'REFUNDED')))
			""";

	private final JdbcClient database;

	ImportUndoQueries(JdbcClient database) {
		this.database = database;
	}

	/** How many members the import made, and how many of them stay. */
	record People(long made, long staying) {
	}

	People people(ImportView view) {
		return this.database.sql("""
				select count(*) as made, count(*) filter (where %s) as staying
				from import_outcome o join data_import i on i.id = o.import_id and i.program_id = o.program_id
				where o.import_id = :id and o.program_id = :program and o.enrolled
				""".formatted(LATER))
			.param("id", view.id())
			.param("program", view.program().value())
			.query((row, number) -> new People(row.getLong("made"), row.getLong("staying")))
			.single();
	}

	/** Keeps the members who have been active since; answers how many. */
	int keep(ImportView view) {
		return this.database
			.sql("""
					update import_outcome o set enrolled = false from data_import i
					where i.id = o.import_id and i.program_id = o.program_id and o.import_id = :id and o.program_id = :program
						and o.enrolled and %s
					"""
				.formatted(LATER))
			.param("id", view.id())
			.param("program", view.program().value())
			.update();
	}

	/** Those who are still to be forgotten. */
	List<MemberId> enrolled(ImportView view, int limit) {
		return this.database
			.sql("""
					select member_id from import_outcome
					where import_id = :id and program_id = :program and result = 'UNDONE' and enrolled and member_id is not null
					order by number limit :limit
					""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("limit", limit)
			.query(UUID.class)
			.list()
			.stream()
			.map((id) -> new MemberId(Objects.requireNonNull(id)))
			.toList();
	}

	void forgotten(ImportView view, MemberId member) {
		this.database.sql("""
				update import_outcome set enrolled = false
				where import_id = :id and program_id = :program and member_id = :member
				""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("member", member.value())
			.update();
	}

	/** What of opening points can be taken back: not what was, nor what has expired. */
	Map<UUID, Long> left(ProgramId program, Collection<UUID> awards) {
		var left = new HashMap<UUID, Long>();
		this.database.sql("""
				select l.award_id, l.initial - l.taken - coalesce((
					select sum(m.points) from lot_movement m where m.program_id = l.program_id and m.lot_id = l.id
						and m.member_id = l.member_id and m.kind = 'EXPIRY'), 0) as points
				from lot l
				where l.program_id = :program and l.award_id = any(:awards)
				""").param("program", program.value()).param("awards", awards.toArray(UUID[]::new)).query((row) -> {
			left.put(row.getObject("award_id", UUID.class), row.getLong("points"));
		});
		return left;
	}

	/** How much it gave back of orders that it did not bring itself. */
	long refundsOfOthers(ImportView view) {
		return this.database.sql("""
				select count(*) from import_outcome r
				where r.import_id = :id and r.program_id = :program and r.result = 'REFUNDED' and not exists (
					select from import_outcome o where o.import_id = r.import_id and o.program_id = r.program_id
						and o.result = 'DONE' and o.subject_id = r.subject_id)
				""").param("id", view.id()).param("program", view.program().value()).query(Long.class).single();
	}

	/**
	 * Members who have spent of what the import brought.
	 *
	 * @param brought what it brought and has not expired
	 * @param spent what of that can't be taken back from it any more
	 */
	record Spender(MemberId member, long brought, long spent) {
	}

	/** All of them, added up. */
	record Spent(long members, long brought, long spent) {
	}

	private static final String SPENT = """
			with brought as (
				select l.member_id, l.initial - l.taken as points, l.active + l.pending + l.held as left_over, l.id, l.program_id
				from import_outcome o
				join lot l on l.program_id = o.program_id and l.award_id = o.subject_id
				where o.import_id = :id and o.program_id = :program and o.result = 'DONE' and o.subject_id is not null
			), by_lot as (
				select b.member_id, b.points, b.left_over, case when b.points > b.left_over then coalesce((
					select sum(m.points) from lot_movement m where m.program_id = b.program_id and m.lot_id = b.id
						and m.member_id = b.member_id and m.kind = 'EXPIRY'), 0) else 0 end as expired
				from brought b
			), by_member as (
				select member_id, sum(points - expired)::bigint as brought,
					greatest(sum(points - expired - left_over), 0)::bigint as spent
				from by_lot group by member_id
			)
			""";

	Spent spent(ImportView view) {
		return this.database.sql(SPENT + """
				select count(*) filter (where spent > 0) as members, coalesce(sum(brought), 0)::bigint as brought,
					coalesce(sum(spent), 0)::bigint as spent from by_member
				""")
			.param("id", view.id())
			.param("program", view.program().value())
			.query((row, number) -> new Spent(row.getLong("members"), row.getLong("brought"), row.getLong("spent")))
			.single();
	}

	List<Spender> spenders(ImportView view, int limit) {
		return this.database
			.sql(SPENT + "select * from by_member where spent > 0 order by spent desc, member_id limit :limit")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("limit", limit)
			.query((row, number) -> new Spender(new MemberId(row.getObject("member_id", UUID.class)),
					row.getLong("brought"), row.getLong("spent")))
			.list();
	}

}
