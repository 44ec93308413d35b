package se.stamkund.dataload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/** The lines of files, in the database. */
@Repository
class ImportLines {

	/** All that give something back last, and each order's lines together. */
	private static final String ORDERS = """
			order by pass, first_at nulls last, key, case when grouped then 0 else number end, number
			""";

	/** What lines are sorted by is narrow; what they say is looked up as they come. */
	private static final String TURNS = """
			select t.number, t.pass, t.key, t.grouped, t.occurrence, (
				select l.cells from import_line l
				where l.import_id = t.import_id and l.program_id = t.program_id and l.number = t.number) as cells
			from (
				select * from (
					select import_id, program_id, number, pass, key, grouped,
						row_number() over (partition by key order by number) as occurrence,
						min(at) over (partition by pass, key) as first_at
					from import_line where import_id = ? and program_id = ?) l
				%s offset ?) t
			""";

	private final DataSource source;

	private final JdbcClient database;

	ImportLines(DataSource source, JdbcClient database) {
		this.source = source;
		this.database = database;
	}

	/** A line to be stored. */
	record Staged(int number, LineKeys.Sorted sorted, List<String> cells) {
	}

	/** A stored line, in its turn. */
	record Turn(int number, int pass, UUID key, boolean grouped, int occurrence, List<String> cells) {

		/** Whether both are lines of one order. */
		boolean belongsTo(Turn other) {
			return this.grouped && other.grouped && this.key.equals(other.key) && this.pass == other.pass;
		}

	}

	/** Adds lines, by the fastest way there is, in the caller's transaction. */
	void add(ProgramId program, UUID id, List<Staged> lines) {
		var text = new StringBuilder(lines.size() * 200);
		lines.forEach((line) -> write(text, program, id, line));
		var connection = DataSourceUtils.getConnection(this.source);
		try {
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy import_line (import_id, program_id, number, pass, key, grouped, at, cells) from stdin",
						new java.io.ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, this.source);
		}
	}

	private static void write(StringBuilder text, ProgramId program, UUID id, Staged line) {
		var sorted = line.sorted();
		text.append(id)
			.append('\t')
			.append(program.value())
			.append('\t')
			.append(line.number())
			.append('\t')
			.append(sorted.pass())
			.append('\t')
			.append(sorted.key())
			.append('\t')
			.append(sorted.grouped() ? 't' : 'f')
			.append('\t')
			.append((sorted.at() != null) ? sorted.at().toString() : "\\N")
			.append("\t{");
		for (int i = 0; i < line.cells().size(); i++) {
			text.append((i > 0) ? ",\"" : "\"");
			escape(text, line.cells().get(i));
			text.append('"');
		}
		text.append("}\n");
	}

	/** For an array first, and then for COPY. */
	private static void escape(StringBuilder text, String cell) {
		for (int i = 0; i < cell.length(); i++) {
			char c = cell.charAt(i);
			switch (c) {
				case '\\' -> text.append("\\\\\\\\");
				case '"' -> text.append("\\\\\"");
				case '\t' -> text.append("\\t");
				case '\n' -> text.append("\\n");
				case '\r' -> text.append("\\r");
				default -> text.append(Character.isSurrogate(c) && !paired(cell, i) ? '\ufffd' : c);
			}
		}
	}

	private static boolean paired(String cell, int i) {
		return Character.isHighSurrogate(cell.charAt(i))
				? i + 1 < cell.length() && Character.isLowSurrogate(cell.charAt(i + 1))
				: i > 0 && Character.isHighSurrogate(cell.charAt(i - 1));
	}

	/**
	 * Reads the lines in the order of the work, on a connection of its own, a piece at a
	 * time.
	 * @param from how many are done already
	 */
	void read(ImportView view, int from, Consumer<Turn> each) {
		var sql = TURNS.formatted((view.kind() == ImportKind.ORDERS) ? ORDERS : "order by number");
		try (Connection connection = this.source.getConnection()) {
			connection.setAutoCommit(false);
			try (var statement = connection.createStatement()) {
				statement.execute("set local work_mem = '64MB'");
			}
			try (var statement = connection.prepareStatement(sql)) {
				statement.setFetchSize(1000);
				statement.setObject(1, view.id());
				statement.setObject(2, view.program().value());
				statement.setInt(3, from);
				try (var rows = statement.executeQuery()) {
					while (rows.next()) {
						each.accept(new Turn(rows.getInt(1), rows.getInt(2), rows.getObject(3, UUID.class),
								rows.getBoolean(4), rows.getInt(5), List.of((String[]) rows.getArray(6).getArray())));
					}
				}
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The lines that give something back. */
	void returns(ImportView view, Consumer<List<String>> each) {
		this.database.sql("select cells from import_line where import_id = ? and program_id = ? and pass = 1")
			.params(view.id(), view.program().value())
			.query((row, number) -> List.of((String[]) row.getArray("cells").getArray()))
			.list()
			.forEach(each);
	}

	/** Whether there are lines; none are once they are forgotten. */
	boolean exist(ProgramId program, UUID id) {
		return this.database.sql("select exists (select from import_line where import_id = ? and program_id = ?)")
			.params(id, program.value())
			.query(Boolean.class)
			.single();
	}

}
