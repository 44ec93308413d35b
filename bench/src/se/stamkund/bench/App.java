package se.stamkund.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application as a process of its own, with half a gigabyte of heap. */
final class App implements AutoCloseable {

	private static final int PATIENCE = 300;

	private final int port;

	private final Process process;

	private App(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	/** Starts it and waits until it takes requests. */
	static App start(Server server, int port, String... jvmOptions) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xms512m", "-Xmx512m"));
		command.addAll(List.of(System.getProperty("bench.jvm", "").split(" ")));
		command.addAll(List.of(jvmOptions));
		command.removeIf(String::isBlank);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), "se.stamkund.StamkundApplication"));
		var builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target/bench/app.log").toFile()));
		var settings = builder.environment();
		settings.put("SERVER_PORT", String.valueOf(port));
		settings.put("SPRING_DATASOURCE_URL", server.url());
		settings.put("SPRING_DATASOURCE_USERNAME", "stamkund_app");
		settings.put("SPRING_DATASOURCE_PASSWORD", "bench");
		settings.put("SPRING_FLYWAY_USER", "postgres");
		settings.put("SPRING_FLYWAY_PASSWORD", "postgres");
		settings.put("STAMKUND_DEMO_AT_START", "false");
		settings.put("STAMKUND_APILIMITS_SECRETPERMINUTE", "100000000");
		var app = new App(port, builder.start());
		Runtime.getRuntime().addShutdownHook(new Thread(app.process::destroyForcibly));
		app.awaitReady();
		return app;
	}

	static App start(Server server, String... jvmOptions) throws IOException, InterruptedException {
		try (var free = new ServerSocket(0)) {
			var port = free.getLocalPort();
			free.close();
			return start(server, port, jvmOptions);
		}
	}

	private void awaitReady() throws InterruptedException {
		for (int i = 0; i < PATIENCE * 5; i++) {
			try (var connection = new Rest(this.port)) {
				if (connection.send(Rest.get("/actuator/health/readiness", null)) == 200) {
					return;
				}
			}
			catch (IOException ex) {
				if (!this.process.isAlive()) {
					break;
				}
			}
			Thread.sleep(200);
		}
		throw new IllegalStateException("The application did not start, see target/bench/app.log");
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	/** As {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		this.process.waitFor();
	}

}
