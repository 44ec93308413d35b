package se.stamkund.platform.database;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The role the application connects as, seen by the schema's owner. */
final class AppRole {

	/** Instances that start at once take turns. */
	private static final long LOCK = 0x7374616d6b756e64L;

	/** So that nothing that hangs holds up the rest; the owner may choose others. */
	private static final Map<String, String> LIMITS = Map.of("statement_timeout", "2min", "lock_timeout", "15s",
			"idle_in_transaction_session_timeout", "2min");

	private static final String STATEMENTS_TO_GRANT = """
			with wanted as (
				select c.oid, case c.relkind when 'S' then 'sequence' else 'table' end as kind, case
					when c.relkind = 'S' then array['SELECT', 'USAGE']
					when c.relname = 'flyway_schema_history' then array['SELECT']
					when obj_description(c.oid, 'pg_class') like 'append-only%' then array['SELECT', 'INSERT']
					else array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] end as rights
				from pg_class c
				where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
			), present as (
				select c.oid, array_agg(a.privilege_type::text) as rights
				from pg_class c, aclexplode(c.relacl) a
				where a.grantee = (select oid from pg_roles where rolname = :role)
				group by c.oid
			)
			select format('revoke all on %1$s %2$s from %3$I; grant %4$s on %1$s %2$s to %3$I',
				kind, oid::regclass, :role, array_to_string(w.rights, ', '))
			from wanted w left join present p using (oid)
			where p.rights is null or not (p.rights @> w.rights and w.rights @> p.rights)
			order by oid
			""";

	private final JdbcClient database;

	private final String name;

	AppRole(JdbcClient database, String name) {
		this.database = database;
		this.name = name;
	}

	void prepare(@Nullable String password) {
		this.database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
		if (!exists()) {
			create(password);
		}
		execute("select format('grant usage on schema %I to %I', current_schema(), :role)"
				+ " where not has_schema_privilege(:role, current_schema(), 'USAGE')");
		execute(STATEMENTS_TO_GRANT);
	}

	private boolean exists() {
		return this.database.sql("select exists (select from pg_roles where rolname = ?)")
			.param(this.name)
			.query(Boolean.class)
			.single();
	}

	private void create(@Nullable String password) {
		var statement = this.database.sql("""
				select format('create role %I login', :role::text)
					|| case when :password = '' then '' else format(' password %L', :password::text) end
				""")
			.param("role", this.name)
			.param("password", Objects.requireNonNullElse(password, ""))
			.query(String.class)
			.single();
		this.database.sql(statement).update();
		LIMITS.forEach((setting, value) -> execute(
				"select format('alter role %I set " + setting + " = %L', :role::text, '" + value + "')"));
	}

	/** Runs the statements that the query makes, none if all is as it should be. */
	private void execute(String query) {
		this.database.sql(query)
			.param("role", this.name)
			.query(String.class)
			.list()
			.forEach((statement) -> this.database.sql(statement).update());
	}

}
