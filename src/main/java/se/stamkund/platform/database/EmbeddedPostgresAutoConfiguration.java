package se.stamkund.platform.database;

import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Runs a real PostgreSQL inside the application while {@code spring.datasource.url} is
 * unset, so that one command starts everything.
 */
@AutoConfiguration(before = { DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
@ConditionalOnClass(EmbeddedPostgres.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
@Conditional(EmbeddedPostgresAutoConfiguration.NoDatabaseConfigured.class)
class EmbeddedPostgresAutoConfiguration {

	/** Closed after the connection pool, which depends on the details below. */
	@Bean(destroyMethod = "close")
	EmbeddedServer embeddedPostgres(@Value("${stamkund.data-dir}") Path directory) {
		return EmbeddedServer.start(directory);
	}

	@Bean
	JdbcConnectionDetails embeddedJdbcConnectionDetails(EmbeddedServer server) {
		return new AppConnection(server.jdbcUrl());
	}

	@Bean
	FlywayConnectionDetails embeddedFlywayConnectionDetails(EmbeddedServer server) {
		return new OwnerConnection(server.jdbcUrl());
	}

	@Bean
	EmbeddedStartupLine embeddedStartupLine(EmbeddedServer server) {
		return new EmbeddedStartupLine(server.data());
	}

	record AppConnection(String jdbcUrl) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.jdbcUrl;
		}

		@Override
		public String getUsername() {
			return "stamkund_app";
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

	record OwnerConnection(String jdbcUrl) implements FlywayConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.jdbcUrl;
		}

		@Override
		public String getUsername() {
			return EmbeddedServer.OWNER;
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

	static class NoDatabaseConfigured extends NoneNestedConditions {

		NoDatabaseConfigured() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty("spring.datasource.url")
		static class UrlGiven {

		}

	}

}
