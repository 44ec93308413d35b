package se.stamkund.dataload;

import java.time.Instant;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/** Forgets what files said, which is personal data; what became of it stays. */
@Repository
class ImportContent {

	private static final String FILE = "import_chunk";

	private static final String LINES = "import_line";

	private final JdbcClient database;

	ImportContent(JdbcClient database) {
		this.database = database;
	}

	void forgetFile(ProgramId program, UUID id) {
		forget(FILE, program, id);
	}

	void forgetLines(ProgramId program, UUID id) {
		forget(LINES, program, id);
	}

	private void forget(String table, ProgramId program, UUID id) {
		this.database.sql("delete from " + table + " where import_id = :id and program_id = :program")
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/** Answers how many pieces and lines those before then had. */
	int forgetOlderThan(Instant then) {
		return forgetOlderThan(FILE, then) + forgetOlderThan(LINES, then);
	}

	private int forgetOlderThan(String table, Instant then) {
		return this.database.sql("""
				delete from %s t using data_import i
				where i.id = t.import_id and i.program_id = t.program_id and i.created_at < :then
				""".formatted(table)).param("then", ImportRows.utc(then)).update();
	}

}
