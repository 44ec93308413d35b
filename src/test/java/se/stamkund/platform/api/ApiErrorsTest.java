package se.stamkund.platform.api;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

class ApiErrorsTest {

	private static final String GOOD = """
			{"name": "Anna", "points": 5, "amount": "199.00", "at": "2026-03-09T14:30:00+01:00",
			 "lines": [{"unit_price": 2}]}""";

	private final JsonMapper json = json();

	private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Things())
		.setControllerAdvice(new ApiExceptionHandler(), new WellFormedText(this.json))
		.setCustomArgumentResolvers(new ApiArgumentResolver())
		.setMessageConverters(new JacksonJsonHttpMessageConverter(this.json))
		.build());

	@Test
	void takesWhatIsRight() {
		assertThat(post(GOOD)).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"points": 5          | "points": "5"                  | /points
			"points": 5          | "points": 5.5                  | /points
			"points": 5          | "points": 9223372036854775808  | /points
			"points": 5          | "points": true                 | /points
			"points": 5          | "points": null                 | /points
			"points": 5          | "points": -1                   | /points
			"points": 5,         | ``                             | /points
			"name": "Anna"       | "name": 5                      | /name
			"name": "Anna"       | "name": ""                     | /name
			"name": "Anna"       | "name": "a\\u0000b"            | /name
			"name": "Anna"       | "name": "\\ud83d"              | /name
			"amount": "199.00"   | "amount": 199.00               | /amount
			"amount": "199.00"   | "amount": "199,00"             | /amount
			"amount": "199.00"   | "amount": "1e9"                | /amount
			"amount": "199.00"   | "amount": "199.005"            | /amount
			+01:00"              | "                              | /at
			"2026-03-09T14:30:00+01:00" | 1773063000              | /at
			{"unit_price": 2}    | {"unit_price": 0}              | /lines/0/unit_price
			{"unit_price": 2}    | {"unit_price": "x"}            | /lines/0/unit_price
			{"unit_price": 2}    | {"unit_price": 2, "unitPrice": 2} | /lines/0/unitPrice
			{"unit_price": 2}    | []                             | /lines/0
			{"unit_price": 2}    | null                           | /lines/0
			""")
	void pointsAtTheFieldThatIsWrong(String good, String bad, String pointer) {
		var result = post(GOOD.replace(good, bad));

		assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.code").isEqualTo("invalid_request");
		assertThat(result).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo(pointer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{\"name\": | malformed_json", "{} {} | invalid_request",
					"{\"name\": \"a\", \"name\": \"b\"} | malformed_json", "`` | malformed_json",
					"[] | invalid_request" })
	void tellsWhatIsNoJsonOfOurs(String body, String code) {
		var result = post(body);

		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo(code);
		assertThat(result).bodyText().doesNotContain("java", "jackson", "Exception");
	}

	@ParameterizedTest
	@CsvSource({ "rule,422,too_few_points", "conflict,409,order_differs", "missing,404,member_not_found",
			"forbidden,403,test_key_required", "lock,409,concurrent_change", "crash,500,internal_error" })
	void mapsWhatServicesThrow(String what, int status, String code) {
		assertThat(this.mvc.get().uri("/throw/{what}", what)).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo(code);
	}

	@Test
	void tellsNothingOfACrash() {
		assertThat(this.mvc.get().uri("/throw/crash")).bodyText().doesNotContain("secret detail");
	}

	@Test
	void namesTheParameterThatIsWrong() {
		assertThat(this.mvc.get().uri("/list?limit=101")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].parameter")
			.isEqualTo("limit");
		assertThat(this.mvc.get().uri("/list?cursor=x")).hasStatus(400);
		assertThat(this.mvc.get().uri("/list?since=yesterday")).hasStatus(400);
	}

	@Test
	void takesAnIdThatCannotBeOneForUnknown() {
		assertThat(this.mvc.get().uri("/things/not-an-id")).hasStatus(404);
	}

	@Test
	void asksForTheVersionThatIsMeant() {
		assertThat(put(null)).hasStatus(428);
		assertThat(put("\"v1\"")).hasStatus(412);
		assertThat(put("\"v1\", \"v2\"")).hasStatusOk();
		assertThat(put("*")).hasStatusOk();
	}

	private MvcTestResult put(@Nullable String ifMatch) {
		var request = this.mvc.put().uri("/version");
		return ((ifMatch != null) ? request.header("If-Match", ifMatch) : request).exchange();
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/things").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static JsonMapper json() {
		var builder = JsonMapper.builder();
		new StrictJson().strictJsonCustomizer().customize(builder);
		return builder.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
	}

	@RestController
	static class Things {

		@PostMapping("/things")
		Money create(@Valid @RequestBody Thing thing) {
			return thing.amount().in(Currency.getInstance("SEK"), "/amount");
		}

		@GetMapping("/things/{id}")
		UUID get(@PathVariable UUID id) {
			return id;
		}

		@GetMapping("/list")
		Map<String, Integer> list(PageQuery page, @RequestParam @Nullable Integer since) {
			return Map.of("limit", page.limit());
		}

		@PutMapping("/version")
		void put(IfMatch version) {
			version.require(ETag.ofVersion(2));
		}

		@GetMapping("/throw/{what}")
		void fail(@PathVariable String what) {
			throw switch (what) {
				case "rule" -> new BusinessRuleException("too_few_points", "Has 1, 2 needed");
				case "conflict" -> new ConflictException("order_differs", "The order has other content");
				case "missing" -> new NotFoundException("member", "There is no such member");
				case "forbidden" -> new ForbiddenException("test_key_required", "Use a test key");
				case "lock" -> new OptimisticLockingFailureException("stale");
				default -> new IllegalStateException("secret detail");
			};
		}

	}

	record Thing(@NotBlank String name, @Positive long points, @NotNull Amount amount, @NotNull Instant at,
			@Valid List<@NotNull Line> lines) {

		record Line(@Positive int unitPrice) {
		}

	}

}
