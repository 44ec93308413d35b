package se.stamkund.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL that keeps its promises: what is committed is on the disk. */
final class Server implements AutoCloseable {

	private final Path data;

	private final EmbeddedPostgres postgres;

	private Server(Path data, EmbeddedPostgres postgres) {
		this.data = data;
		this.postgres = postgres;
	}

	/** Starts one on the directory, with what it has already. */
	static Server start(Path data) throws IOException {
		return start(data, 0);
	}

	static Server start(Path data, int port) throws IOException {
		Files.createDirectories(data.getParent());
		var postgres = EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(Path.of("target/bench/binaries").toFile())
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(true)
			.setPort(port)
			.setLocaleConfig("locale", "C")
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("autovacuum_naptime", "15s")
			.setServerConfig("shared_buffers", "1GB")
			.setServerConfig("max_wal_size", "8GB")
			.setServerConfig("checkpoint_timeout", "15min")
			.setServerConfig("logging_collector", "on")
			.setServerConfig("log_directory", "log")
			.setServerConfig("log_filename", "bench.log")
			.setServerConfig("log_line_prefix", "%a:")
			.start();
		return new Server(data, postgres);
	}

	String url() {
		return "jdbc:postgresql://localhost:" + this.postgres.getPort() + "/postgres?user=postgres";
	}

	int port() {
		return this.postgres.getPort();
	}

	Path log() {
		return this.data.resolve("log/bench.log");
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(url());
	}

	/** The first of all its processes. */
	long pid() throws IOException {
		return Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst().strip());
	}

	/** Kills all its processes as {@code kill -9} does, and starts it on what it left, at the same port. */
	Server killAndRestart() throws IOException, InterruptedException {
		int port = port();
		var first = ProcessHandle.of(pid()).orElseThrow();
		var all = new ArrayList<>(first.descendants().toList());
		first.destroyForcibly();
		all.forEach(ProcessHandle::destroyForcibly);
		all.add(first);
		while (all.stream().anyMatch(ProcessHandle::isAlive)) {
			Thread.sleep(20);
		}
		try {
			this.postgres.close(); // lets go of the directory
		}
		catch (IOException ex) {
			// it can't be stopped, as it runs no more
		}
		return start(this.data, port);
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
	}

}
