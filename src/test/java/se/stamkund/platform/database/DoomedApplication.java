package se.stamkund.platform.database;

import java.nio.file.Path;
import java.sql.DriverManager;

/** Stores something in an embedded database, says so, and waits to be killed. */
final class DoomedApplication {

	private DoomedApplication() {
	}

	public static void main(String[] args) throws Exception {
		var server = EmbeddedServer.start(Path.of(args[0]));
		try (var connection = DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.OWNER, "");
				var statement = connection.createStatement()) {
			statement.execute("create table kept as select 42 as answer");
			System.out.println("stored");
			Thread.sleep(60_000);
		}
	}

	/** Runs it in a process of its own until it has stored something. */
	static Process start(Path directory) throws Exception {
		var java = ProcessHandle.current().info().command().orElseThrow();
		var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
				DoomedApplication.class.getName(), directory.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		var output = process.inputReader();
		for (var line = output.readLine(); !"stored".equals(line); line = output.readLine()) {
			if (line == null) {
				throw new IllegalStateException("The application died too early");
			}
		}
		return process;
	}

}
