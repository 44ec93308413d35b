package se.stamkund.testing;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Connects as in production: Flyway as the owner, the pool as a role with fewer rights.
 */
@TestConfiguration(proxyBeanMethods = false)
class TestDatabaseConfiguration {

	static final String APP_USER = "stamkund_app";

	static final String APP_PASSWORD = "it's only a test";

	@Bean(destroyMethod = "close")
	TestDatabase testDatabase() {
		return TestDatabase.start();
	}

	@Bean
	JdbcConnectionDetails jdbcConnectionDetails(TestDatabase database) {
		return new App(database.jdbcUrl());
	}

	@Bean
	FlywayConnectionDetails flywayConnectionDetails(TestDatabase database) {
		return new Owner(database);
	}

	record App(String jdbcUrl) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.jdbcUrl;
		}

		@Override
		public String getUsername() {
			return APP_USER;
		}

		@Override
		public String getPassword() {
			return APP_PASSWORD;
		}

	}

	record Owner(TestDatabase database) implements FlywayConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.database.jdbcUrl();
		}

		@Override
		public String getUsername() {
			return this.database.owner();
		}

		@Override
		public @Nullable String getPassword() {
			return this.database.password();
		}

	}

}
