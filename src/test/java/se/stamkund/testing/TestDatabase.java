package se.stamkund.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A throw-away PostgreSQL: in a container where a Docker engine answers, else embedded.
 */
public record TestDatabase(String jdbcUrl, String owner, String password,
		AutoCloseable server) implements AutoCloseable {

	public static TestDatabase start() {
		return DockerClientFactory.instance().isDockerAvailable() ? inContainer() : embedded();
	}

	private static TestDatabase inContainer() {
		var container = new PostgreSQLContainer("postgres:18-alpine");
		container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300").start();
		return new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword(), container);
	}

	private static TestDatabase embedded() {
		try {
			var server = EmbeddedPostgres.builder()
				.setRegisterShutdownHook(false)
				.setLocaleConfig("locale", "C")
				.setLocaleConfig("locale-provider", "builtin")
				.setLocaleConfig("builtin-locale", "C.UTF-8")
				.start();
			return new TestDatabase("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "",
					server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws Exception {
		this.server.close();
	}

}
