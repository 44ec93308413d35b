package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What became of lines, in the database. */
@Repository
class ImportOutcomes {

	private final JdbcClient database;

	ImportOutcomes(JdbcClient database) {
		this.database = database;
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

	/** Notes what became of units, in one statement. */
	void add(ImportView view, List<UnitResult> results) {
		if (results.isEmpty()) {
			return;
		}
		this.database
			.sql("""
					insert into import_outcome (import_id, program_id, kind, number, lines, result, reason, arguments, detail,
						member_id, enrolled, subject_id, before, key, occurrence)
					select :id, :program, :kind, r.number, r.lines::int[], r.result, r.reason, r.arguments::text[], r.detail,
						r.member_id, r.enrolled, r.subject_id, r.before::jsonb, r.key, r.occurrence
					from unnest(:numbers, :lines, :results, :reasons, :arguments, :details, :members, :enrolled, :subjects,
						:before, :keys, :occurrences) as r (number, lines, result, reason, arguments, detail, member_id, enrolled,
						subject_id, before, key, occurrence)
					""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("kind", view.kind().name())
			.param("numbers", array("int4", results, (result) -> result.unit().first().number()))
			.param("lines", array("text", results, (result) -> lines(result.unit())))
			.param("results", array("text", results, (result) -> result.kind().name()))
			.param("reasons", array("text", results, (result) -> of(result.reason(), BusinessRuleException::code)))
			.param("arguments", array("text", results, (result) -> of(result.reason(), ImportOutcomes::arguments)))
			.param("details",
					array("text", results,
							(result) -> of(result.reason(), (reason) -> Values.shortened(reason.detail()))))
			.param("members", array("uuid", results, (result) -> of(result.member(), MemberId::value)))
			.param("enrolled", array("bool", results, UnitResult::enrolled))
			.param("subjects", array("uuid", results, UnitResult::subject))
			.param("before", array("text", results, UnitResult::before))
			.param("keys", array("uuid", results, (result) -> result.once() ? result.unit().key() : null))
			.param("occurrences", array("int4", results, (result) -> result.once() ? result.unit().occurrence() : null))
			.update();
	}

	private static <T, R> @Nullable R of(@Nullable T value, Function<T, R> read) {
		return (value != null) ? read.apply(value) : null;
	}

	/** An array of arrays would have to be square. */
	private static String lines(Unit unit) {
		return unit.rows()
			.stream()
			.map((row) -> String.valueOf(row.number()))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static String arguments(BusinessRuleException reason) {
		return Arrays.stream(reason.arguments())
			.map((argument) -> '"' + String.valueOf(argument).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static SqlArrayValue array(String type, List<UnitResult> results,
			Function<UnitResult, ? extends @Nullable Object> value) {
		return new SqlArrayValue(type, results.stream().map((result) -> value.apply(result)).toArray());
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
