package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What became of lines, in the database. */
@Repository
class ImportOutcomes {

	private final JdbcTemplate template;

	private final JdbcClient database;

	ImportOutcomes(JdbcTemplate template) {
		this.template = template;
		this.database = JdbcClient.create(template);
	}

	/** Which line, and which of those that say the same. */
	record Key(UUID key, int occurrence) {

		static Key of(Unit unit) {
			return new Key(unit.key(), unit.occurrence());
		}

	}

	/** What can be taken back. */
	record Made(int number, int lines, UnitResult.Kind kind, @Nullable MemberId member, boolean enrolled,
			@Nullable UUID subject, @Nullable String before) {
	}

	/** Notes what became of units, in one round trip. */
	void add(ImportView view, List<UnitResult> results) {
		this.template.batchUpdate("""
				insert into import_outcome (import_id, program_id, number, lines, result, reason, arguments, detail,
					member_id, enrolled, subject_id, before, kind, key, occurrence)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
				""", results, Math.max(1, results.size()), (statement, result) -> {
			var unit = result.unit();
			var reason = result.reason();
			statement.setObject(1, view.id());
			statement.setObject(2, view.program().value());
			statement.setInt(3, unit.first().number());
			statement.setArray(4, statement.getConnection()
				.createArrayOf("int4", unit.rows().stream().map(Row::number).toArray(Integer[]::new)));
			statement.setString(5, result.kind().name());
			statement.setString(6, (reason != null) ? reason.code() : null);
			statement.setArray(7, (reason != null) ? statement.getConnection()
				.createArrayOf("text", java.util.Arrays.stream(reason.arguments()).map(String::valueOf).toArray())
					: null);
			statement.setString(8, (reason != null) ? Values.shortened(reason.detail()) : null);
			statement.setObject(9, (result.member() != null) ? result.member().value() : null);
			statement.setBoolean(10, result.enrolled());
			statement.setObject(11, result.subject());
			statement.setString(12, result.before());
			statement.setString(13, view.kind().name());
			statement.setObject(14, result.once() ? unit.key() : null);
			statement.setObject(15, result.once() ? unit.occurrence() : null);
		});
	}

	/** Notes of a dry run what would be rejected, or match nothing. */
	void preview(ImportView view, List<UnitResult> results) {
		add(view, results.stream()
			.filter((result) -> result.kind() == UnitResult.Kind.REJECTED || result.kind() == UnitResult.Kind.UNMATCHED)
			.toList());
	}

	/** What a dry run noted is of no use any more. */
	void forget(ProgramId program, UUID id) {
		this.database.sql("delete from import_outcome where import_id = :id and program_id = :program")
			.param("id", id)
			.param("program", program.value())
			.update();
	}

	/** Those of the lines that were done by any import and not taken back. */
	Set<Key> known(ProgramId program, ImportKind kind, Collection<Unit> units) {
		return new HashSet<>(this.database.sql("""
				select o.key, o.occurrence from unnest(:keys::uuid[], :occurrences::int[]) k (key, occurrence)
				join import_outcome o on o.program_id = :program and o.kind = :kind and o.key = k.key
					and o.occurrence = k.occurrence
				""")
			.param("keys", units.stream().map(Unit::key).toArray(UUID[]::new))
			.param("occurrences", units.stream().map(Unit::occurrence).toArray(Integer[]::new))
			.param("program", program.value())
			.param("kind", kind.name())
			.query((row, number) -> new Key(row.getObject("key", UUID.class), row.getInt("occurrence")))
			.list());
	}

	/** The next of what was done and can be taken back. */
	List<Made> made(ImportView view, int limit) {
		return this.database.sql("""
				select number, cardinality(lines) as lines, result, member_id, enrolled, subject_id, before
				from import_outcome
				where import_id = :id and program_id = :program and result in ('DONE', 'REFUNDED')
				order by result, number limit :limit
				""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("limit", limit)
			.query(ImportOutcomes::made)
			.list();
	}

	/** Says of what was done that it is taken back, so that it can be done again. */
	void undo(ImportView view, List<Made> made) {
		this.database.sql("""
				update import_outcome set result = 'UNDONE', key = null, occurrence = null
				where import_id = :id and program_id = :program and number = any(:numbers)
				""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("numbers", made.stream().map(Made::number).toArray(Integer[]::new))
			.update();
	}

	private static Made made(ResultSet row, int number) throws SQLException {
		var member = row.getObject("member_id", UUID.class);
		return new Made(row.getInt("number"), row.getInt("lines"), UnitResult.Kind.valueOf(row.getString("result")),
				(member != null) ? new MemberId(member) : null, row.getBoolean("enrolled"),
				row.getObject("subject_id", UUID.class), row.getString("before"));
	}

}
