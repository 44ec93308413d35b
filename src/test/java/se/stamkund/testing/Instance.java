package se.stamkund.testing;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.test.util.TestSocketUtils;

/** The application in a process of its own, to be killed. */
public final class Instance implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final String name;

	private final TestDatabase database;

	private final int port = TestSocketUtils.findAvailableTcpPort();

	private volatile Process process;

	private Instance(String name, TestDatabase database) throws IOException {
		this.name = name;
		this.database = database;
		this.process = launch();
	}

	/** Starts one, without waiting for it; it tells its story in {@code target}. */
	public static Instance start(String name, TestDatabase database) throws IOException {
		return new Instance(name, database);
	}

	public URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	/** Posts JSON, patiently enough for a busy machine. */
	public HttpResponse<String> post(String path, String key, String json) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(uri(path))
			.header("Authorization", key)
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(30))
			.POST(BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	/** Kills it as {@code kill -9} does, and waits until it is gone. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Starts it anew, on the same port. */
	public void restart() throws IOException {
		this.process = launch();
	}

	/** Waits until it takes requests. */
	public void awaitReady() throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!isReady()) {
			if (!this.process.isAlive() || System.nanoTime() > deadline) {
				throw new AssertionError("Instance " + this.name + " did not start, see " + log());
			}
			Thread.sleep(200);
		}
	}

	private boolean isReady() throws InterruptedException {
		try {
			var request = HttpRequest.newBuilder(uri("/actuator/health/readiness"))
				.timeout(Duration.ofSeconds(5))
				.build();
			return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Process launch() throws IOException {
		var java = ProcessHandle.current().info().command().orElseThrow();
		var process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-cp",
				classPath(), "se.stamkund.StamkundApplication")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
		var settings = process.environment();
		settings.put("SERVER_PORT", String.valueOf(this.port));
		settings.put("SPRING_DATASOURCE_URL", this.database.jdbcUrl());
		settings.put("SPRING_DATASOURCE_USERNAME", TestDatabaseConfiguration.APP_USER);
		settings.put("SPRING_DATASOURCE_PASSWORD", TestDatabaseConfiguration.APP_PASSWORD);
		settings.put("SPRING_FLYWAY_USER", this.database.owner());
		settings.put("SPRING_FLYWAY_PASSWORD", this.database.password());
		settings.put("STAMKUND_DEMO_AT_START", "false");
		return process.start();
	}

	/** What the application is started with, without the tests' own settings. */
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private Path log() {
		return Path.of("target/instance-" + this.name + ".log");
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
