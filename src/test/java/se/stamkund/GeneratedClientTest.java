package se.stamkund;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes a client of the OpenAPI document and lets it shop, as the Maven project in
 * {@code src/test/client} does for anybody. Run it with {@code ./mvnw test -Pclient}.
 */
@IntegrationTest
@Tag("client")
class GeneratedClientTest {

	private static final Path LOG = Path.of("target/client.log");

	@LocalServerPort
	int port;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Test
	void aGeneratedClientCompilesAndRecordsAnOrder() throws Exception {
		int exit = maven("http://localhost:" + this.port, this.keys.secret(this.programs.createId()));

		assertThat(exit).withFailMessage(() -> read(LOG)).isZero();
	}

	private static int maven(String url, String bearer) throws IOException, InterruptedException {
		boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
		var build = new ProcessBuilder(Path.of(windows ? "mvnw.cmd" : "mvnw").toAbsolutePath().toString(), "-B", "-ntp",
				"-f", "src/test/client", "verify", "-Dstamkund.url=" + url)
			.redirectErrorStream(true)
			.redirectOutput(LOG.toFile());
		build.environment().put("STAMKUND_KEY", bearer.replace("Bearer ", ""));
		return build.start().waitFor();
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
