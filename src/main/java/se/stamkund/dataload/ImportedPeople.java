package se.stamkund.dataload;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;

/**
 * The members an import made: who of them has been active since, and who is to be
 * forgotten.
 */
@Repository
class ImportedPeople {

	/** What came of the import's own work is no activity of hers; what came later is. */
	private static final String LATER = """
			(exists (select from purchase_order p where p.program_id = o.program_id and p.member_id = o.member_id
				and p.recorded_at > i.finished_at)
			or exists (select from ledger_entry e where e.program_id = o.program_id and e.member_id = o.member_id
				and e.occurred_at > i.finished_at and e.kind not in ('EXPIRY', 'ACTIVATION', 'SETTLEMENT'))
			or exists (select from consent c where c.program_id = o.program_id and c.member_id = o.member_id
				and c.at > i.finished_at)
			or exists (select from activity a where a.program_id = o.program_id and a.member_id = o.member_id
				and a.recorded_at > i.finished_at and not (a.actor = 'system' and a.type like 'tier.%'))
			or exists (select from import_outcome other where other.program_id = o.program_id
				and other.member_id = o.member_id and other.import_id <> o.import_id
				and other.result in ('DONE', 'REFUNDED')))
			""";

	private final JdbcClient database;

	ImportedPeople(JdbcClient database) {
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

}
