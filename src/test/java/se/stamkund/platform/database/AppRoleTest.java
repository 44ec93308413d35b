package se.stamkund.platform.database;

import org.junit.jupiter.api.Test;
import se.stamkund.testing.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@IntegrationTest
class AppRoleTest {

	@Autowired
	JdbcClient database;

	@Test
	void theApplicationConnectsAsARoleThatOwnsNothing() {
		assertThat(this.database.sql("select current_user").query(String.class).single()).isEqualTo("stamkund_app");
		assertThat(this.database.sql("select relname from pg_class where relowner = current_user::regrole")
			.query(String.class)
			.list()).isEmpty();
	}

	@Test
	void refusesToTruncateToDropAndToRewriteTheSchemaHistory() {
		refuses("truncate spring_session");
		refuses("drop table spring_session");
		refuses("delete from flyway_schema_history");
	}

	private void refuses(String statement) {
		assertThatException().isThrownBy(() -> this.database.sql(statement).update())
			.withStackTraceContaining("ERROR: ");
	}

}
