package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines that were not imported. */
@Repository
class ImportProblems {

	private static final String PROBLEMS = """
			select n.number, o.result, o.reason, o.arguments, o.detail, l.cells
			from import_outcome o
			cross join unnest(o.lines) n (number)
			left join import_line l on l.import_id = o.import_id and l.program_id = o.program_id and l.number = n.number
			where o.import_id = :id and o.program_id = :program and o.result in ('REJECTED', 'UNMATCHED')
				and n.number > :after
			order by n.number
			""";

	private final JdbcClient database;

	ImportProblems(JdbcClient database) {
		this.database = database;
	}

	List<ImportProblem> list(ImportView view, int after, int limit) {
		return this.database.sql(PROBLEMS + " limit :limit")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("after", after)
			.param("limit", limit)
			.query(ImportProblems::problem)
			.list();
	}

	/** All of them, a piece at a time; needs a transaction. */
	void forEach(ImportView view, Consumer<ImportProblem> each) {
		try (var rows = this.database.sql(PROBLEMS)
			.withFetchSize(500)
			.param("id", view.id())
			.param("program", view.program().value())
			.param("after", 0)
			.query(ImportProblems::problem)
			.stream()) {
			rows.forEach(each);
		}
	}

	private static ImportProblem problem(ResultSet row, int number) throws SQLException {
		var arguments = row.getArray("arguments");
		var cells = row.getArray("cells");
		return new ImportProblem(row.getInt("number"), row.getString("result"), row.getString("reason"),
				(arguments != null) ? List.of((String[]) arguments.getArray()) : List.of(), row.getString("detail"),
				(cells != null) ? List.of((String[]) cells.getArray()) : List.of());
	}

}
