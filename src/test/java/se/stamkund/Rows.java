package se.stamkund;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/**
 * All that is stored of a programme, to see whether it has changed. Jobs must be quiet
 * meanwhile.
 */
@Component
class Rows {

	/** Written by every request, refused or not. */
	private static final Set<String> ASIDE = Set.of("api_call", "api_key", "idempotency");

	private final JdbcClient jdbc;

	private List<String> tables = List.of();

	Rows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A line for each table, the same as long as none of its rows has changed. */
	List<String> of(ProgramId program) {
		return each(program, "md5(coalesce(string_agg(t::text, '' order by t::text), ''))");
	}

	/** Everything as it is stored. */
	String text(ProgramId program) {
		return String.join("\n", each(program, "coalesce(string_agg(t::text, '\n' order by t::text), '')"));
	}

	private List<String> each(ProgramId program, String what) {
		var sql = tables().stream()
			.map((table) -> "select '" + table + " ' || " + (table.equals("mail") ? "count(*)::text" : what) + " from "
					+ table + " t where program_id = :program")
			.collect(Collectors.joining(" union all "));
		return this.jdbc.sql(sql)
			.param("program", program.value())
			.query(String.class)
			.list()
			.stream()
			.sorted()
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private List<String> tables() {
		if (this.tables.isEmpty()) {
			this.tables = find();
		}
		return this.tables;
	}

	private List<String> find() {
		return this.jdbc.sql("""
				select c.table_name from information_schema.columns c join information_schema.tables t
				using (table_schema, table_name)
				where c.table_schema = 'public' and c.column_name = 'program_id' and t.table_type = 'BASE TABLE'
				""").query(String.class).list().stream().filter((table) -> !ASIDE.contains(table)).toList();
	}

}
