package se.stamkund.program.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.CallerToken;
import se.stamkund.program.Programs;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class ProgramRestTest {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms testPrograms;

	@Autowired
	private Programs programs;

	@Test
	void changesOnlyWhatIsGiven() {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.patch()
			.uri("/api/v1/program")
			.with(key(program))
			.header("If-Match", "\"v0\"")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"Fjällbod\", \"points_name\": {\"sv\": \"bär\", \"en\": \"berries\"}}")).hasStatusOk()
			.hasHeader("ETag", "\"v1\"")
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"name": "Fjällbod", "currency": "SEK", "time_zone": "Europe/Stockholm", "language": "sv",
							"points_name": {"sv": "bär", "en": "berries"}, "support_limits": {"per_adjustment": 500, "per_day": 2000}}
							""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"name\": \" \"} | 400", "{\"currency\": \"KRONOR\"} | 400",
			"{\"currency\": \"XAU\"} | 400", "{\"time_zone\": \"Mars\"} | 400", "{\"brand_color\": \"red\"} | 400",
			"{\"language\": \"fi\"} | 400", "{\"support_limits\": {\"per_adjustment\": -1, \"per_day\": 1}} | 400",
			"{\"kind\": \"demo\"} | 400" })
	void refusesWhatMakesNoSense(String body, int status) {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.patch()
			.uri("/api/v1/program")
			.with(key(program))
			.header("If-Match", "\"v0\"")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.programs.get(program).version()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ ", 428", "\"v7\", 412" })
	void asksForTheVersionThatWasRead(String version, int status) {
		var program = this.testPrograms.createId();
		var request = this.mvc.patch()
			.uri("/api/v1/stores/web")
			.with(key(program))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"closed\": true}");

		assertThat((version != null) ? request.header("If-Match", version) : request).hasStatus(status);
	}

	@Test
	void addsAStoreOnce() {
		var program = this.testPrograms.createId();
		var body = "{\"code\": \"ostersund\", \"name\": \"Östersund\", \"kind\": \"till\"}";

		assertThat(add(program, body)).hasStatus(HttpStatus.CREATED);
		assertThat(add(program, body)).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("store_code_taken");
		assertThat(this.mvc.get().uri("/api/v1/stores").with(key(program))).bodyJson()
			.extractingPath("$.data[*].code")
			.isEqualTo(List.of("ostersund", "till", "web"));
	}

	@Test
	void aStoreOfAnotherProgrammeIsNotThere() {
		var program = this.testPrograms.createId();
		var other = this.testPrograms.createId();
		add(other, "{\"code\": \"visby\", \"name\": \"Visby\", \"kind\": \"till\"}");

		assertThat(this.mvc.get().uri("/api/v1/stores/visby").with(key(program))).hasStatus(HttpStatus.NOT_FOUND);
	}

	private MvcTestResult add(ProgramId program, String body) {
		return this.mvc.post()
			.uri("/api/v1/stores")
			.with(key(program))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static RequestPostProcessor key(ProgramId program) {
		return SecurityMockMvcRequestPostProcessors
			.authentication(new CallerToken(new ApiCaller(program, Ids.next(), true, false, null), List.of()));
	}

}
