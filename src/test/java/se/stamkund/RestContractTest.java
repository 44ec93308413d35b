package se.stamkund;

import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.PublicRead;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.shared.Actor;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** What every REST endpoint keeps to, also those that are yet to be written. */
@IntegrationTest
class RestContractTest {

	/** So much is no JSON body of ours. */
	private static final byte[] TEN_MEGABYTES = new byte[10 * 1024 * 1024];

	/** Percent-encoded, as they would be sent. */
	private static final List<String> NO_IDS = List.of("x", "0", "-1", "%20", "1e9", "0198c7a2-5f6e-7abc-8def",
			"0198c7a2-5f6e-7abc-8def-0123456789ab-", "ext:", "ext::", "ext:nowhere:1", "ext:web:", "ext:web:%00",
			"ext:%27%3B--:1", "%00", "a%00b", "%F0%9F%A6%8A", "%FF", "%5C", "%25", "%3Cscript%3E", "..", "a%2Fb",
			"%2e%2e", "99999999999999999999", "anna@", "%2B46", "x".repeat(4000));

	private static final List<String> NO_PAGES = List.of("limit=0", "limit=-1", "limit=101", "limit=1e9", "limit=abc",
			"limit=", "limit=99999999999", "cursor=x", "cursor=%00", "cursor=AAAA", "cursor=%F0%9F%A6%8A",
			"cursor=" + "Zm9v".repeat(1000), "cursor=CgoKCgoK", "cursor=" + Cursor.of("\0", "\0", "\0").encode(),
			"cursor=" + Cursor.of("+999999999-12-31T23:59:59Z", "x", "x").encode());

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	ApiKeys apiKeys;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	private String secret;

	private String test;

	private String publishable;

	private String revoked;

	@BeforeEach
	void prepare() throws InterruptedException {
		var program = this.programs.createId();
		this.secret = this.keys.secret(program);
		this.test = this.keys.test(program);
		this.publishable = this.keys.publishable(program);
		var other = this.programs.createId();
		this.revoked = this.keys.secret(other);
		this.apiKeys.list(other).forEach((key) -> this.apiKeys.revoke(other, key.id(), Actor.SYSTEM));
	}

	@TestFactory
	Stream<DynamicTest> nobodyCallsWithoutAKey() {
		return endpoints().map((endpoint) -> dynamicTest(endpoint.toString(),
				() -> assertProblem(call(endpoint, null, "{}".getBytes()), 401)));
	}

	@TestFactory
	Stream<DynamicTest> aRevokedKeyOpensNothing() {
		return endpoints().map((endpoint) -> dynamicTest(endpoint.toString(),
				() -> assertProblem(call(endpoint, this.revoked, "{}".getBytes()), 401)));
	}

	@TestFactory
	Stream<DynamicTest> aPublishableKeyReadsOnlyWhatIsPublic() {
		return endpoints().filter((endpoint) -> !endpoint.isPublic())
			.map((endpoint) -> dynamicTest(endpoint.toString(),
					() -> assertProblem(call(endpoint, this.publishable, "{}".getBytes()), 403)));
	}

	@TestFactory
	Stream<DynamicTest> whatIsPublicIsRead() {
		return endpoints().filter(Endpoint::isPublic)
			.map((endpoint) -> dynamicTest(endpoint.toString(),
					() -> assertThat(endpoint.method()).isEqualTo(HttpMethod.GET)));
	}

	@TestFactory
	Stream<DynamicTest> anUnknownIdIsNotFound() {
		return endpoints().filter((endpoint) -> endpoint.path().contains("{") && !endpoint.takesBody())
			.map((endpoint) -> dynamicTest(endpoint.toString(),
					() -> assertProblem(call(endpoint, key(endpoint), new byte[0]), 404)));
	}

	/** Ids of another programme are as unknown as ids that never were. */
	@TestFactory
	Stream<DynamicTest> whatBelongsToAnotherProgramIsNotFound() {
		var other = new OtherProgram(this.mvc, this.keys.secret(this.programs.createId()));
		var before = other.everything();
		var calls = endpoints().filter((endpoint) -> endpoint.path().contains("{"))
			.flatMap((endpoint) -> other.addresses(endpoint.path())
				.stream()
				.distinct()
				.map((address) -> dynamicTest(endpoint.method() + " " + address,
						() -> assertProblem(call(endpoint, address, other.body(endpoint.toString())), 404))));
		return Stream.concat(calls, Stream
			.of(dynamicTest("changes nothing there", () -> assertThat(other.everything()).isEqualTo(before))));
	}

	@TestFactory
	Stream<DynamicTest> aBodyThatNamesWhatBelongsToAnotherProgramIsRefused() {
		var other = new OtherProgram(this.mvc, this.keys.secret(this.programs.createId()));
		var before = other.everything();
		var calls = other.bodiesThatName()
			.entrySet()
			.stream()
			.map((call) -> dynamicTest(call.getValue() + " " + call.getKey(),
					() -> assertThat(this.mvc.post()
						.uri("/api/v1/" + call.getValue())
						.header("Authorization", this.secret)
						.contentType(MediaType.APPLICATION_JSON)
						.content(call.getKey())).hasStatus4xxClientError()
						.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)));
		return Stream.concat(calls, Stream
			.of(dynamicTest("changes nothing there", () -> assertThat(other.everything()).isEqualTo(before))));
	}

	/** Nor is anything that is no id at all. */
	@TestFactory
	Stream<DynamicTest> whatIsNoIdIsNotFound() {
		return endpoints().filter((endpoint) -> endpoint.path().contains("{") && !endpoint.takesBody())
			.map((endpoint) -> dynamicTest(endpoint.toString(),
					() -> assertThat(NO_IDS).allSatisfy((id) -> assertRefused(send(endpoint, key(endpoint), new byte[0],
							URI.create(endpoint.path().replaceAll("\\{[^}]+}", id)))))));
	}

	@TestFactory
	Stream<DynamicTest> aPageThatCannotBeIsRefused() {
		return endpoints().filter((endpoint) -> endpoint.has(PageQuery.class) && !endpoint.path().contains("{"))
			.map((endpoint) -> dynamicTest(endpoint.toString(),
					() -> assertThat(NO_PAGES).allSatisfy((page) -> assertProblem(
							send(endpoint, key(endpoint), new byte[0], URI.create(endpoint.path() + "?" + page)),
							400))));
	}

	@TestFactory
	Stream<DynamicTest> aParameterThatMakesNoSenseBreaksNothing() {
		return endpoints().flatMap((endpoint) -> endpoint.parameters()
			.map((parameter) -> dynamicTest(endpoint + " " + parameter, () -> assertThat(NO_IDS).allSatisfy((value) -> {
				var result = send(endpoint, key(endpoint), new byte[0],
						URI.create(endpoint.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString()) + "?"
								+ parameter + "=" + value));
				if (result.getResponse().getStatus() != 200) {
					assertRefused(result);
				}
			}))));
	}

	@TestFactory
	Stream<DynamicTest> brokenJsonIsToldSo() {
		return bodies().map((endpoint) -> dynamicTest(endpoint.toString(),
				() -> assertProblem(call(endpoint, key(endpoint), "{\"a\": ".getBytes()), 400)));
	}

	@TestFactory
	Stream<DynamicTest> anUnknownFieldIsPointedAt() {
		return bodies().map((endpoint) -> dynamicTest(endpoint.toString(), () -> {
			var result = call(endpoint, key(endpoint), "{\"no_such_field\": 1}".getBytes());
			assertProblem(result, 400);
			assertThat(result).bodyJson().extractingPath("$.errors[0].pointer").asString().endsWith("/no_such_field");
		}));
	}

	@TestFactory
	Stream<DynamicTest> twiceTheSameFieldIsRefused() {
		return bodies().map((endpoint) -> dynamicTest(endpoint.toString(),
				() -> assertProblem(call(endpoint, key(endpoint), "{\"a\": 1, \"a\": 1}".getBytes()), 400)));
	}

	@TestFactory
	Stream<DynamicTest> textThatCannotBeStoredIsRefused() {
		return bodies().map((endpoint) -> dynamicTest(endpoint.toString(),
				() -> assertProblem(call(endpoint, key(endpoint), "{\"a\": \"\\u0000\"}".getBytes()), 400)));
	}

	@TestFactory
	Stream<DynamicTest> tenMegabytesAreTooMuch() {
		return bodies().map((endpoint) -> dynamicTest(endpoint.toString(),
				() -> assertProblem(call(endpoint, key(endpoint), TEN_MEGABYTES), 413)));
	}

	private Stream<Endpoint> bodies() {
		return endpoints().filter(Endpoint::takesBody);
	}

	private Stream<Endpoint> endpoints() {
		return this.mappings.getHandlerMethods()
			.entrySet()
			.stream()
			.flatMap((entry) -> entry.getKey()
				.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/api/"))
				.flatMap((path) -> entry.getKey()
					.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> new Endpoint(method.asHttpMethod(), path, consumes(entry.getKey()),
							entry.getValue()))));
	}

	private static MediaType consumes(RequestMappingInfo mapping) {
		return mapping.getConsumesCondition()
			.getConsumableMediaTypes()
			.stream()
			.findFirst()
			.orElse(MediaType.APPLICATION_JSON);
	}

	private String key(Endpoint endpoint) {
		return endpoint.path().startsWith("/api/v1/sandbox/") ? this.test : this.secret;
	}

	private MvcTestResult call(Endpoint endpoint, String key, byte[] body) {
		return send(endpoint, key, body,
				URI.create(endpoint.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString())));
	}

	private MvcTestResult send(Endpoint endpoint, String key, byte[] body, URI uri) {
		var request = this.mvc.method(endpoint.method()).uri(uri);
		if (endpoint.method() != HttpMethod.GET) {
			request.contentType(endpoint.consumes()).content(body);
		}
		if (key != null) {
			request.header("Authorization", key);
		}
		return request.exchange();
	}

	private MvcTestResult call(Endpoint endpoint, String address, String body) {
		var request = this.mvc.method(endpoint.method())
			.uri(address)
			.header("Authorization", this.secret)
			.header("If-Match", "\"0\"");
		if (endpoint.takesBody() || !endpoint.consumes().equals(MediaType.APPLICATION_JSON)) {
			request.contentType(endpoint.consumes()).content(body);
		}
		return request.exchange();
	}

	private static void assertRefused(MvcTestResult result) {
		var request = result.getRequest();
		assertThat(result).as(request.getMethod() + " " + request.getRequestURI()).hasStatus4xxClientError();
		assertThat(result).hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.hasPath("$.request_id")
			.extractingPath("$.code")
			.isNotEqualTo("not_storable");
	}

	private static void assertProblem(MvcTestResult result, int status) {
		var request = result.getRequest();
		assertThat(result).as(request.getMethod() + " " + request.getRequestURI())
			.hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.hasPathSatisfying("$.code", (code) -> assertThat(code).asString().matches("[a-z_0-9]+"))
			.hasPath("$.detail")
			.hasPath("$.request_id")
			.extractingPath("$.status")
			.isEqualTo(status);
	}

	private record Endpoint(HttpMethod method, String path, MediaType consumes, HandlerMethod handler) {

		boolean isPublic() {
			return this.handler.hasMethodAnnotation(PublicRead.class)
					|| AnnotatedElementUtils.hasAnnotation(this.handler.getBeanType(), PublicRead.class);
		}

		boolean takesBody() {
			return this.consumes.equals(MediaType.APPLICATION_JSON) && Stream.of(this.handler.getMethodParameters())
				.anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
		}

		boolean has(Class<?> parameter) {
			return Stream.of(this.handler.getMethodParameters())
				.anyMatch((candidate) -> candidate.getParameterType() == parameter);
		}

		/** The names of its query parameters. */
		Stream<String> parameters() {
			return Stream.of(this.handler.getMethod().getParameters())
				.filter((parameter) -> parameter.isAnnotationPresent(RequestParam.class))
				.map(Parameter::getName);
		}

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
