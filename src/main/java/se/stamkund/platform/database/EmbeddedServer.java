package se.stamkund.platform.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/** The embedded PostgreSQL: keeps its data over restarts, and over a kill -9. */
final class EmbeddedServer implements Closeable {

	static final String OWNER = "postgres";

	/** A data directory opens only under the major version that made it. */
	private static final String DATA = "postgres-18";

	private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

	private final DirectoryLock lock;

	private final Path data;

	private final EmbeddedPostgres server;

	private EmbeddedServer(DirectoryLock lock, Path data, EmbeddedPostgres server) {
		this.lock = lock;
		this.data = data;
		this.server = server;
	}

	/**
	 * Starts the server on its data below the directory, which is made on first use.
	 * @throws DataDirectoryInUseException if another application runs on it
	 */
	static EmbeddedServer start(Path directory) {
		try {
			var home = Files.createDirectories(directory).toRealPath();
			var lock = DirectoryLock.acquire(home);
			try {
				var data = home.resolve(DATA);
				if (Files.notExists(data)) {
					initialize(home, data);
				}
				// holding the lock, whoever still runs on the data was left by a killed
				// application
				OrphanedPostmaster.stop(data);
				var server = launch(home, data);
				log.info("Embedded PostgreSQL runs on {}, port {}", data, server.getPort());
				return new EmbeddedServer(lock, data, server);
			}
			catch (IOException | RuntimeException ex) {
				lock.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Elsewhere first, so that a first start cut short leaves no half-made data. */
	private static void initialize(Path home, Path data) throws IOException {
		var unfinished = home.resolve(DATA + ".new");
		OrphanedPostmaster.stop(unfinished);
		FileSystemUtils.deleteRecursively(unfinished);
		launch(home, unfinished).close();
		Files.move(unfinished, data);
	}

	private static EmbeddedPostgres launch(Path home, Path data) throws IOException {
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(home.resolve("binaries").toFile())
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPort(0)
			.setLocaleConfig("locale", "C")
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			// what was planned for a table when it was empty is soon planned anew
			.setServerConfig("autovacuum_naptime", "15s")
			.start();
	}

	String jdbcUrl() {
		return "jdbc:postgresql://localhost:" + this.server.getPort() + "/postgres";
	}

	Path data() {
		return this.data;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.lock.close();
	}

}
