package se.stamkund.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedServerTest {

	@TempDir(cleanup = CleanupMode.ALWAYS)
	Path directory;

	@Test
	void keepsItsDataOverARestart() throws Exception {
		try (var server = EmbeddedServer.start(this.directory)) {
			execute(server, "create table kept as select 42 as answer");
		}

		try (var server = EmbeddedServer.start(this.directory)) {
			assertThat(query(server, "select answer from kept")).isEqualTo("42");
			assertThat(query(server, "show fsync")).isEqualTo("on");
			assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
		}
	}

	@Test
	void refusesASecondApplicationOnTheSameData() throws Exception {
		try (var server = EmbeddedServer.start(this.directory)) {
			assertThatExceptionOfType(DataDirectoryInUseException.class)
				.isThrownBy(() -> EmbeddedServer.start(this.directory))
				.withMessageContaining(this.directory.toRealPath().toString());
			assertThat(query(server, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void stopsTheServerThatAKilledApplicationLeftBehind() throws Exception {
		var application = DoomedApplication.start(this.directory);
		application.destroyForcibly().waitFor();
		var orphan = postmaster();
		assertThat(orphan.isAlive()).isTrue();

		try (var server = EmbeddedServer.start(this.directory)) {
			assertThat(query(server, "select answer from kept")).isEqualTo("42");
			assertThat(orphan.isAlive()).isFalse();
			assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
		}
	}

	@Test
	void startsAfreshWhenTheVeryFirstStartWasCutShort() throws Exception {
		Files.createDirectories(this.directory.resolve("postgres-18.new/base"));
		Files.writeString(this.directory.resolve("postgres-18.new/postgresql.conf"), "half a li");

		try (var server = EmbeddedServer.start(this.directory)) {
			assertThat(query(server, "select 1")).isEqualTo("1");
		}
	}

	private ProcessHandle postmaster() throws IOException {
		var lines = Files.readAllLines(this.directory.resolve("postgres-18/postmaster.pid"));
		return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
	}

	private static void execute(EmbeddedServer server, String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.OWNER, "");
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String query(EmbeddedServer server, String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.OWNER, "");
				var result = connection.createStatement().executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

}
