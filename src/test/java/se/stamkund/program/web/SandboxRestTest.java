package se.stamkund.program.web;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.program.Sandboxes;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class SandboxRestTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	Sandboxes sandboxes;

	@Autowired
	JsonMapper json;

	private ProgramId program;

	private String key;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
		this.key = this.keys.test(this.program);
	}

	@Test
	void movesTimeForwardOnly() throws Exception {
		var later = Instant.now().plus(Duration.ofDays(400));

		assertThat(move(later)).hasStatusOk();
		assertThat(now()).isBetween(later.minusSeconds(1), later.plusSeconds(60));
		assertThat(move(later.minusSeconds(3600))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("clock_backwards");
	}

	@Test
	void startsOverEmptyAndInTheRealTime() throws Exception {
		move(Instant.now().plus(Duration.ofDays(400)));
		enrol();
		var before = this.sandboxes.of(this.program);

		assertThat(this.mvc.post().uri("/api/v1/sandbox/reset").header("Authorization", this.key)).hasStatusOk();

		assertThat(this.sandboxes.of(this.program)).isNotEqualTo(before);
		assertThat(now()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
		assertThat(this.mvc.get().uri("/api/v1/members").header("Authorization", this.key)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.data")
			.asArray()
			.isEmpty();
	}

	@Test
	void tellsALiveKeyThatItCannot() {
		var live = this.keys.secret(this.program);

		assertThat(this.mvc.post().uri("/api/v1/sandbox/reset").header("Authorization", live)).hasStatus(403)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("test_key_required");
	}

	private void enrol() {
		assertThat(this.mvc.post()
			.uri("/api/v1/members")
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"email\": \"anna@mail.example\"}")).hasStatus2xxSuccessful();
	}

	private MvcTestResult move(Instant instant) {
		return this.mvc.put()
			.uri("/api/v1/sandbox/clock")
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"now\": \"" + instant + "\"}")
			.exchange();
	}

	private Instant now() throws Exception {
		var response = this.mvc.get().uri("/api/v1/sandbox/clock").header("Authorization", this.key).exchange();
		return Instant.parse(this.json.readTree(response.getResponse().getContentAsString()).path("now").asString());
	}

}
