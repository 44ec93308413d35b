package se.stamkund.dataload;

import java.util.List;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.AuditLog;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** A merchant's own ways to read files, kept by name. */
@Service
public class ImportMappings implements SettingsCopier {

	private static final int MOST = 100;

	private final JdbcClient database;

	private final JsonMapper json;

	private final Imports imports;

	private final AuditLog audit;

	ImportMappings(JdbcClient database, JsonMapper json, Imports imports, AuditLog audit) {
		this.database = database;
		this.json = json;
		this.imports = imports;
		this.audit = audit;
	}

	/** A way to read files. */
	public record Saved(UUID id, ImportKind kind, String name, ImportMapping mapping, FileFormat format,
			ImportOptions options) {

		boolean isCalled(ImportKind kind, String name) {
			return this.kind == kind && this.name.equalsIgnoreCase(name);
		}

	}

	/** Those for a kind of file, by name. */
	@Transactional(readOnly = true)
	public List<Saved> list(ProgramId program, ImportKind kind) {
		return list(program).stream().filter((each) -> each.kind() == kind).toList();
	}

	/** All, by kind and name. */
	@Transactional(readOnly = true)
	public List<Saved> list(ProgramId program) {
		return this.database.sql("""
				select id, kind, name, mapping, format, options from import_mapping
				where program_id = ? order by kind, lower(name) limit ?
				""")
			.params(program.value(), MOST)
			.query((row, number) -> new Saved(row.getObject("id", UUID.class),
					ImportKind.valueOf(row.getString("kind")), row.getString("name"),
					this.json.readValue(row.getString("mapping"), ImportMapping.class),
					this.json.readValue(row.getString("format"), FileFormat.class),
					this.json.readValue(row.getString("options"), ImportOptions.class)))
			.list();
	}

	/**
	 * Keeps how an import is read; under a name that is there already, instead of that.
	 */
	@Transactional
	public void save(ProgramId program, UUID importId, String name, Actor actor) {
		var view = this.imports.get(program, importId);
		save(program, new Saved(Ids.next(), view.kind(), name, view.mapping(), view.format(), view.options()), actor);
	}

	/** Keeps a way to read files; under a name that is there already, instead of that. */
	@Transactional
	public Saved save(ProgramId program, Saved told, Actor actor) {
		var name = told.name().strip();
		if (name.isEmpty() || name.length() > 60) {
			throw new BusinessRuleException("import_mapping_name", "A name has 1 to 60 characters");
		}
		told.mapping().require(told.kind());
		this.imports.requireStore(program, told.options().store());
		var kept = list(program);
		if (kept.size() >= MOST && kept.stream().noneMatch((each) -> each.isCalled(told.kind(), name))) {
			throw new BusinessRuleException("import_mappings_many", "There can be " + MOST + " of them at most", MOST);
		}
		this.database
			.sql("""
					insert into import_mapping (id, program_id, kind, name, mapping, format, options, version)
					values (:id, :program, :kind, :name, :mapping::jsonb, :format::jsonb, :options::jsonb, 0)
					on conflict (program_id, kind, lower(name)) do update set name = excluded.name, mapping = excluded.mapping,
						format = excluded.format, options = excluded.options, version = import_mapping.version + 1
					""")
			.param("id", told.id())
			.param("program", program.value())
			.param("kind", told.kind().name())
			.param("name", name)
			.param("mapping", this.json.writeValueAsString(told.mapping()))
			.param("format", this.json.writeValueAsString(told.format()))
			.param("options", this.json.writeValueAsString(told.options()))
			.update();
		this.audit.record(program, actor, "import_mapping.saved", name, null, null);
		return list(program).stream().filter((each) -> each.isCalled(told.kind(), name)).findFirst().orElseThrow();
	}

	/** Reads an import in a way that was kept. */
	@Transactional
	public ImportView apply(ProgramId program, UUID importId, UUID mapping) {
		var saved = get(program, mapping);
		var view = this.imports.change(program, importId, saved.format(), null, saved.options());
		return this.imports.change(program, importId, saved.format(), saved.mapping().within(view.columns()),
				saved.options());
	}

	private Saved get(ProgramId program, UUID id) {
		return list(program).stream()
			.filter((each) -> each.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new NotFoundException("import_mapping", "There is no such mapping"));
	}

	/** Forgets one. */
	@Transactional
	public void delete(ProgramId program, UUID id, Actor actor) {
		var saved = get(program, id);
		this.database.sql("delete from import_mapping where program_id = ? and id = ?")
			.params(program.value(), id)
			.update();
		this.audit.record(program, actor, "import_mapping.deleted", saved.name(), null, null);
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		this.database.sql("""
				insert into import_mapping (id, program_id, kind, name, mapping, format, options, version)
				select gen_random_uuid(), :to, kind, name, mapping, format, options, 0 from import_mapping
				where program_id = :from
				""").param("from", from.value()).param("to", to.value()).update();
	}

}
