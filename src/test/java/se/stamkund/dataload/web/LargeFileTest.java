package se.stamkund.dataload.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that is too large is refused before it has been read. */
@IntegrationTest
class LargeFileTest {

	private static final int TIMEOUT = 20_000;

	@LocalServerPort
	private int port;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private TestKeys keys;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void answersToTheAnnouncementAlone() throws IOException {
		var program = this.programs.createId();
		try (var socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(TIMEOUT);
			socket.getOutputStream()
				.write("""
						POST /api/v1/imports?kind=members HTTP/1.1\r
						Host: localhost\r
						Authorization: Bearer %s\r
						Content-Type: text/csv\r
						Content-Length: %d\r
						Connection: close\r
						\r
						""".formatted(this.keys.secret(program).replace("Bearer ", ""), 201L * 1024 * 1024)
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();

			var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			assertThat(answer.readLine()).contains("413");
			assertThat(readUntil("import_file_too_large", answer)).contains("200 MB at most");
		}
		assertThat(this.jdbc.sql("select count(*) from data_import where program_id = ?")
			.param(program.value())
			.query(Long.class)
			.single()).isZero();
	}

	/** The server leaves the line open for a while, so there is no end to wait for. */
	private static String readUntil(String words, BufferedReader answer) throws IOException {
		var text = new StringBuilder();
		while (text.indexOf(words) < 0) {
			int letter = answer.read();
			assertThat(letter).as("The answer ends: %s", text).isNotNegative();
			text.append((char) letter);
		}
		return text.toString();
	}

}
