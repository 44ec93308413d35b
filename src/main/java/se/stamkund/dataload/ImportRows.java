package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Reads the rows of imports. */
@Repository
class ImportRows {

	private static final String COLUMNS = """
			select id, program_id, kind, state, file_name, bytes, format, columns, mapping, options, forecast, tally, staged,
				staged_all, done, policy, failure, failure_arguments, actor, created_at, started_at, finished_at, undone_at
			from data_import
			""";

	private static final String ONE = COLUMNS + "where program_id = :program and id = :id";

	private final JdbcClient database;

	private final JsonMapper json;

	ImportRows(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Optional<ImportView> find(ProgramId program, UUID id) {
		return one(ONE, program, id);
	}

	/** Nobody else changes it until the transaction ends. */
	ImportView locked(ProgramId program, UUID id) {
		return one(ONE + " for update", program, id).orElseThrow(ImportRows::unknown);
	}

	/**
	 * The same, of one that can still be changed.
	 * @throws ConflictException {@code import_begun} if it can't
	 */
	ImportView open(ProgramId program, UUID id) {
		var view = locked(program, id);
		if (!view.state().isOpen()) {
			throw new ConflictException("import_begun", "The import has begun; it can't be changed any more");
		}
		return view;
	}

	static NotFoundException unknown() {
		return new NotFoundException("import", "There is no such import");
	}

	private Optional<ImportView> one(String sql, ProgramId program, UUID id) {
		return this.database.sql(sql).param("program", program.value()).param("id", id).query(this::view).optional();
	}

	CursorPage<ImportView> page(ProgramId program, PageQuery page) {
		var after = page.after();
		var rows = this.database.sql(COLUMNS + """
				where program_id = :program
					and (:at::timestamptz is null or (created_at, id) < (:at::timestamptz, :after::uuid))
				order by created_at desc, id desc limit :limit
				""")
			.param("program", program.value())
			.param("at", (after != null) ? utc(after.instant(0)) : null)
			.param("after", (after != null) ? after.uuid(1) : null)
			.param("limit", page.fetchSize())
			.query(this::view)
			.list();
		return CursorPage.of(rows, page, (view) -> Cursor.of(view.createdAt(), view.id()));
	}

	/** A row with all its columns. */
	ImportView view(ResultSet row, int number) throws SQLException {
		var forecast = row.getString("forecast");
		var policy = row.getString("policy");
		return new ImportView(row.getObject("id", UUID.class), new ProgramId(row.getObject("program_id", UUID.class)),
				ImportKind.valueOf(row.getString("kind")), ImportState.valueOf(row.getString("state")),
				row.getString("file_name"), row.getLong("bytes"),
				this.json.readValue(row.getString("format"), FileFormat.class),
				List.of((String[]) row.getArray("columns").getArray()),
				this.json.readValue(row.getString("mapping"), ImportMapping.class),
				this.json.readValue(row.getString("options"), ImportOptions.class),
				(forecast != null) ? this.json.readValue(forecast, Tally.class) : null,
				this.json.readValue(row.getString("tally"), Tally.class), row.getInt("staged"),
				row.getBoolean("staged_all"), row.getInt("done"),
				(policy != null) ? RefundPolicy.valueOf(policy) : null, failure(row), actor(row.getString("actor")),
				instant(row, "created_at"), nullable(row, "started_at"), nullable(row, "finished_at"),
				nullable(row, "undone_at"));
	}

	static Actor actor(String text) {
		int colon = text.indexOf(':');
		return (colon < 0) ? Actor.SYSTEM : new Actor(
				Actor.Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	private static ImportView.@Nullable Failure failure(ResultSet row) throws SQLException {
		var code = row.getString("failure");
		var arguments = row.getArray("failure_arguments");
		return (code != null) ? new ImportView.Failure(code,
				(arguments != null) ? List.of((String[]) arguments.getArray()) : List.of()) : null;
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
