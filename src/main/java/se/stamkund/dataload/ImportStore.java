package se.stamkund.dataload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** What people change about imports: whoever changes one has locked its row. */
@Repository
class ImportStore {

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
			.param("createdAt", ImportRows.utc(view.createdAt()))
			.update();
	}

	/** Says anew how the file is read. */
	void remap(ImportView view, FileFormat format, List<String> columns, ImportMapping mapping, ImportOptions options) {
		this.database
			.sql("""
					update data_import set state = 'UPLOADED', format = :format::jsonb, columns = :columns,
						mapping = :mapping::jsonb, options = :options::jsonb, forecast = null, tally = :tally::jsonb, staged = 0,
						staged_all = false, done = 0, failure = null, failure_arguments = null
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
						failure_arguments = null, lease = null, leased_until = :now, actor = :actor,
						started_at = case when :state = 'RUNNING' then :now else started_at end
					where program_id = :program and id = :id
					""")
			.param("state", state.name())
			.param("policy", (policy != null) ? policy.name() : null)
			.param("tally", this.json.writeValueAsString(Tally.empty()))
			.param("now", ImportRows.utc(now))
			.param("actor", actor.toString())
			.param("program", view.program().value())
			.param("id", view.id())
			.update();
	}

	void delete(ProgramId program, UUID id) {
		this.database.sql("delete from data_import where program_id = :program and id = :id")
			.param("program", program.value())
			.param("id", id)
			.update();
	}

}
