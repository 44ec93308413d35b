package se.stamkund.platform.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class BodyLimitTest {

	@LocalServerPort
	int port;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Test
	void whoeverSendsTenMegabytesReadsWhyTheyAreRefused() throws Exception {
		var body = new byte[10 * 1024 * 1024];
		Arrays.fill(body, (byte) ' ');
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/v1/orders"))
			.header("Authorization", this.keys.secret(this.programs.createId()))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(body))
			.build();

		try (var http = HttpClient.newHttpClient()) {
			var response = http.send(request, BodyHandlers.ofString());

			assertThat(response.statusCode()).isEqualTo(413);
			assertThat(response.body()).contains("body_too_large");
		}
	}

}
