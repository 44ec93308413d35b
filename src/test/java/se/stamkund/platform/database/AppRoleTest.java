package se.stamkund.platform.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@IntegrationTest
class AppRoleTest {

	@Autowired
	JdbcClient database;

	@Autowired
	TestDatabase server;

	@Test
	void theApplicationConnectsAsARoleThatOwnsNothing() {
		assertThat(this.database.sql("select current_user").query(String.class).single()).isEqualTo("stamkund_app");
		assertThat(this.database.sql("select relname from pg_class where relowner = current_user::regrole")
			.query(String.class)
			.list()).isEmpty();
	}

	@Test
	void nothingHangsForEver() {
		assertThat(this.database.sql("show statement_timeout").query(String.class).single()).isEqualTo("2min");
		assertThat(this.database.sql("show lock_timeout").query(String.class).single()).isEqualTo("15s");
	}

	@Test
	void refusesToTruncateToDropAndToRewriteTheSchemaHistory() {
		refuses("truncate spring_session");
		refuses("drop table spring_session");
		refuses("delete from flyway_schema_history");
	}

	@Test
	void refusesToChangeWhatIsAppendOnly() {
		for (var table : List.of("ledger_entry", "lot_allocation")) {
			refuses("update " + table + " set program_id = program_id");
			refuses("delete from " + table);
			refuses("truncate " + table);
			refuses("alter table " + table + " disable trigger all");
			assertThat(privilegesOn(table)).containsExactlyInAnyOrder("SELECT", "INSERT");
		}
		assertThat(privilegesOn("spring_session")).containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE", "DELETE");
	}

	private List<String> privilegesOn(String table) {
		return this.database.sql("""
				select privilege_type from information_schema.role_table_grants
				where grantee = 'stamkund_app' and table_name = ?
				""").param(table).query(String.class).list();
	}

	@Test
	void givesARoleWhatItLacksAndTakesWhatItShouldNotHave() throws SQLException {
		try (var connection = DriverManager.getConnection(this.server.jdbcUrl(), this.server.owner(),
				this.server.password())) {
			var owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			owner.sql("create schema scratch").update();
			owner.sql("set search_path = scratch").update();
			owner.sql("create table diary (line text)").update();
			owner.sql("comment on table diary is 'append-only: what was, was'").update();
			var role = new AppRole(owner, "scratch app");
			role.prepare("it's secret");
			owner.sql("grant all on diary to \"scratch app\"").update();
			owner.sql("create table later (line text)").update();

			role.prepare("it's secret");

			assertThat(owner
				.sql("select relname, relacl::text from pg_class where relnamespace = 'scratch'::regnamespace"
						+ " and relkind = 'r' order by 1")
				.query()
				.listOfRows()).extracting((row) -> row.get("relacl").toString())
				.satisfiesExactly((diary) -> assertThat(diary).contains("\"\\\"scratch app\\\"=ar/"),
						(later) -> assertThat(later).contains("\"\\\"scratch app\\\"=arwd/"));
			owner.sql("drop schema scratch cascade").update();
			owner.sql("drop role \"scratch app\"").update();
		}
	}

	private void refuses(String statement) {
		assertThatException().isThrownBy(() -> this.database.sql(statement).update())
			.withStackTraceContaining("ERROR: ");
	}

}
