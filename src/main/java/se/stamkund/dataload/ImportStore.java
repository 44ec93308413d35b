package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
import se.stamkund.shared.ProgramId;

/** The rows of imports. Each change names the state it expects, so that none is lost. */
@Repository
class ImportStore {

	private static final String COLUMNS = """
			select id, program_id, kind, state, file_name, bytes, format, columns, mapping, options, forecast, tally, staged,
				staged_all, done, policy, failure, actor, created_at, started_at, finished_at, undone_at
			from data_import
			""";

	private final JdbcClient database;

	private final JsonMapper json;

	ImportStore(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	void insert(ImportView view) {
		this.database
			.sql("""
					insert into data_import (id, program_id, kind, state, file_name, bytes, format, columns, mapping, options,
						tally, staged, staged_all, done, actor, created_at)
					values (:id, :program, :kind, :state, :fileName, :bytes, :format::jsonb, :columns, :mapping::jsonb,
						:options::jsonb, :tally::jsonb, 0, false, 0, :actor, :createdAt)
					""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("kind", view.kind().name())
			.param("state", view.state().name())
			.param("fileName", view.fileName())
			.param("bytes", view.bytes())
			.param("format", this.json.writeValueAsString(view.format()))
			.param("columns", view.columns().toArray(String[]::new))
			.param("mapping", this.json.writeValueAsString(view.mapping()))
			.param("options", this.json.writeValueAsString(view.options()))
			.param("tally", this.json.writeValueAsString(view.tally()))
			.param("actor", view.actor().toString())
			.param("createdAt", utc(view.createdAt()))
			.update();
	}

	Optional<ImportView> find(ProgramId program, UUID id) {
		return this.database.sql(COLUMNS + "where program_id = :program and id = :id")
			.param("program", program.value())
			.param("id", id)
			.query(this::view)
			.optional();
	}

	Optional<ImportView> lock(ProgramId program, UUID id) {
		return this.database.sql(COLUMNS + "where program_id = :program and id = :id for update")
			.param("program", program.value())
			.param("id", id)
			.query(this::view)
			.optional();
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

	/** Says anew how the file is read; what was read by the old way is forgotten. */
	void remap(ImportView view, FileFormat format, List<String> columns, ImportMapping mapping, ImportOptions options) {
		forgetLines(view.program(), view.id());
		this.database
			.sql("""
					update data_import set state = 'UPLOADED', format = :format::jsonb, columns = :columns,
						mapping = :mapping::jsonb, options = :options::jsonb, forecast = null, tally = :tally::jsonb, staged = 0,
						staged_all = false, done = 0, failure = null
					where program_id = :program and id = :id
					""")
			.param("format", this.json.writeValueAsString(format))
			.param("columns", columns.toArray(String[]::new))
			.param("mapping", this.json.writeValueAsString(mapping))
			.param("options", this.json.writeValueAsString(options))
			.param("tally", this.json.writeValueAsString(Tally.empty()))
			.param("program", view.program().value())
			.param("id", view.id())
			.update();
	}

	/** Puts work up for whoever is free. */
	void begin(ImportView view, ImportState state, @Nullable RefundPolicy policy, Actor actor, Instant now) {
		this.database
			.sql("""
					update data_import set state = :state, policy = :policy, done = 0, tally = :tally::jsonb, failure = null,
						lease = null, leased_until = :now, actor = :actor,
						started_at = case when :state = 'RUNNING' then :now else started_at end
					where program_id = :program and id = :id
					""")
			.param("state", state.name())
			.param("policy", (policy != null) ? policy.name() : null)
			.param("tally", this.json.writeValueAsString(Tally.empty()))
			.param("now", utc(now))
			.param("actor", actor.toString())
			.param("program", view.program().value())
			.param("id", view.id())
			.update();
	}

	/** Takes work that nobody does, or that somebody left undone. */
	Optional<ImportView> claim(UUID lease, Instant now, Duration length) {
		return this.database.sql("""
				update data_import i set lease = :lease, leased_until = :until
				from (
					select id, program_id from data_import
					where state in ('CHECKING', 'RUNNING', 'UNDOING') and leased_until <= :now
					order by leased_until limit 1
					for update skip locked
				) free
				where i.id = free.id and i.program_id = free.program_id
				returning i.*
				""")
			.param("lease", lease)
			.param("now", utc(now))
			.param("until", utc(now.plus(length)))
			.query(this::view)
			.optional();
	}

	/**
	 * Notes how far the work has come, in the transaction that did it.
	 * @throws LostLeaseException if somebody else has taken over
	 */
	void progress(ImportView view, UUID lease, int done, Tally tally, Instant until) {
		int rows = this.database.sql("""
				update data_import set done = :done, tally = :tally::jsonb, leased_until = :until
				where program_id = :program and id = :id and lease = :lease
				""")
			.param("done", done)
			.param("tally", this.json.writeValueAsString(tally))
			.param("until", utc(until))
			.param("program", view.program().value())
			.param("id", view.id())
			.param("lease", lease)
			.update();
		LostLeaseException.unless(rows == 1);
	}

	void staged(ImportView view, UUID lease, int lines, boolean all, Instant until) {
		int rows = this.database.sql("""
				update data_import set staged = :lines, staged_all = :all, leased_until = :until
				where program_id = :program and id = :id and lease = :lease
				""")
			.param("lines", lines)
			.param("all", all)
			.param("until", utc(until))
			.param("program", view.program().value())
			.param("id", view.id())
			.param("lease", lease)
			.update();
		LostLeaseException.unless(rows == 1);
	}

	/** The work is done, or can't go on. */
	void finish(ImportView view, UUID lease, ImportState state, Tally tally, @Nullable String failure, Instant now) {
		int rows = this.database.sql("""
				update data_import set state = :state, tally = :tally::jsonb, lease = null, leased_until = null,
					failure = :failure,
					forecast = case when :state = 'CHECKED' then :tally::jsonb else forecast end,
					finished_at = case when :state = 'DONE' then :now else finished_at end,
					undone_at = case when :state = 'UNDONE' then :now else undone_at end
				where program_id = :program and id = :id and lease = :lease
				""")
			.param("state", state.name())
			.param("tally", this.json.writeValueAsString(tally))
			.param("failure", failure)
			.param("now", utc(now))
			.param("program", view.program().value())
			.param("id", view.id())
			.param("lease", lease)
			.update();
		LostLeaseException.unless(rows == 1);
	}

	/** Lets go of work that is not done; somebody takes it up from then on. */
	void release(ImportView view, UUID lease, @Nullable String failure, Instant from) {
		this.database.sql("""
				update data_import set lease = null, leased_until = :from, failure = :failure
				where program_id = :program and id = :id and lease = :lease
				""")
			.param("from", utc(from))
			.param("failure", failure)
			.param("program", view.program().value())
			.param("id", view.id())
			.param("lease", lease)
			.update();
	}

	void forgetChunks(ProgramId program, UUID id) {
		delete("import_chunk", program, id);
	}

	void forgetLines(ProgramId program, UUID id) {
		delete("import_line", program, id);
	}

	void delete(ProgramId program, UUID id) {
		forgetChunks(program, id);
		forgetLines(program, id);
		this.database.sql("delete from data_import where program_id = :program and id = :id")
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/** Forgets what files said that came before then; what became of them stays. */
	int forgetOlderThan(Instant then) {
		int rows = 0;
		for (var table : List.of("import_chunk", "import_line")) {
			rows += this.database.sql("""
					delete from %s t using data_import i
					where i.id = t.import_id and i.program_id = t.program_id and i.created_at < :then
					""".formatted(table)).param("then", utc(then)).update();
		}
		return rows;
	}

	private void delete(String table, ProgramId program, UUID id) {
		this.database.sql("delete from " + table + " where import_id = :id and program_id = :program")
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	private ImportView view(ResultSet row, int number) throws SQLException {
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
				(policy != null) ? RefundPolicy.valueOf(policy) : null, row.getString("failure"),
				actor(row.getString("actor")), instant(row, "created_at"), nullable(row, "started_at"),
				nullable(row, "finished_at"), nullable(row, "undone_at"));
	}

	static Actor actor(String text) {
		int colon = text.indexOf(':');
		return (colon < 0) ? Actor.SYSTEM
				: new Actor(Actor.Kind.valueOf(text.substring(0, colon).toUpperCase(java.util.Locale.ROOT)),
						text.substring(colon + 1));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
