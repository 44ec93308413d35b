package se.stamkund.voucher.web;

import java.io.UnsupportedEncodingException;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class VouchersRestTest {

	private static final String TENTS = """
			{"benefit": {"type": "percent", "percent": 15, "cap": "200.00"}, "scope": {"categories": ["tält"]},
			"minimum_order": "500.00", "stacking": "exclusive", "order": 2, "base": "before"}""";

	private static final String TEN_OFF = "{\"benefit\": {\"type\": \"fixed_amount\", \"amount\": \"10.00\"}}";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	private String key;

	@BeforeEach
	void makeAKey() {
		this.key = this.keys.secret(this.programs.createId());
		member("5521");
		member("5522");
	}

	@Test
	void issuesACodeAndTellsAllOfIt() {
		var made = call(HttpMethod.POST, "vouchers", """
				{"pattern": "TACK-####-####", "label": "Tack", "label_en": "Thanks", "member": "ext:web:5521",
				"terms": %s, "rules": {"max_uses": 2}}""".formatted(TENTS));

		assertThat(made).hasStatus(HttpStatus.CREATED);
		String code = read(made, "$.code");
		assertThat(code).startsWith("TACK-");
		assertThat(call(HttpMethod.GET, "vouchers/" + code.toLowerCase().replace("-", ""), null)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"code": "%s", "state": "available", "label": "Tack", "label_en": "Thanks", "used": 0, "source": "api",
							"rules": {"max_uses": 2, "max_uses_per_member": null}, "terms": {"benefit": {"type": "percent",
							"percent": 15, "cap": "200.00"}, "minimum_order": "500.00", "stacking": "exclusive", "order": 2,
							"base": "before"}}"""
						.formatted(code));
	}

	@Test
	void saysWhetherACodeWasMistypedOrNeverWas() {
		String code = read(call(HttpMethod.POST, "vouchers", """
				{"pattern": "TACK-####-####", "label": "Tack", "terms": %s}""".formatted(TEN_OFF)), "$.code");
		var mistyped = code.substring(0, 5) + ((code.charAt(5) == '2') ? '3' : '2') + code.substring(6);

		assertProblem(call(HttpMethod.GET, "vouchers/" + mistyped, null), HttpStatus.NOT_FOUND, "code_mistyped");
		assertProblem(call(HttpMethod.POST, "vouchers/" + mistyped + "/validate", "{}"), HttpStatus.NOT_FOUND,
				"code_mistyped");
		assertProblem(call(HttpMethod.POST, "vouchers/NEJ/redeem", "{\"reference\": \"1\"}"), HttpStatus.NOT_FOUND,
				"code_unknown");
	}

	@Test
	void explainsEveryRefusalTheMostImportantFirst() {
		issue("ANNAS", """
				{"max_uses": 1, "starts_at": "2036-01-01T00:00:00Z"}""", ", \"member\": \"ext:web:5521\"", TENTS);
		var cart = """
				"cart": {"lines": [{"categories": ["tält"], "gross": "400.00"}]}""";

		assertThat(validate("ANNAS", "{\"member\": \"ext:web:5522\", " + cart + "}")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"valid": false, "discount": "0.00", "reasons": [{"code": "code_other_member"}, {"code": "code_not_yet",
							"at": "2036-01-01T00:00:00Z"}, {"code": "code_minimum_order", "needed": "500.00", "has": "400.00",
							"detail": "The goods cost 400.00; the code needs 500.00"}]}""");
		assertThat(validate("ANNAS", "{}")).bodyJson()
			.extractingPath("$.reasons[0].code")
			.isEqualTo("code_member_needed");
	}

	@Test
	void tellsWhatACodeTakesOffACart() {
		issue("ALLA", "{}", "", TENTS);

		assertThat(validate("ALLA", """
				{"cart": {"lines": [{"categories": ["tält"], "gross": "1000.00"}, {"gross": "300.00"}],
				"shipping": "49.00"}}""")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"valid\": true, \"reasons\": [], \"discount\": \"150.00\", \"shipping_discount\": \"0.00\"}");
		assertThat(validate("ALLA", "{\"cart\": {\"lines\": [{\"gross\": \"600.00\"}]}}")).bodyJson()
			.extractingPath("$.reasons[0].code")
			.isEqualTo("code_nothing_in_scope");
	}

	@Test
	void redeemsOnceForAReferenceAndFreesTheUseAgain() {
		issue("EN", "{\"max_uses\": 1}", "", TEN_OFF);
		var first = redeem("EN", "{\"reference\": \"a\", \"amount\": \"10.00\"}");
		assertThat(first).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.voucher.state")
			.isEqualTo("used_up");
		assertThat(redeem("en", "{\"reference\": \"a\", \"amount\": \"10.00\"}")).hasStatusOk();
		assertProblem(redeem("EN", "{\"reference\": \"b\"}"), HttpStatus.UNPROCESSABLE_CONTENT, "code_used_up");
		assertProblem(redeem("EN", "{\"reference\": \"a\"}"), HttpStatus.CONFLICT, "use_differs");

		String use = read(first, "$.use.id");
		assertThat(call(HttpMethod.POST, "vouchers/EN/uses/" + use + "/cancel", "")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"use\": {\"state\": \"given_back\"}, \"voucher\": {\"state\": \"available\", \"used\": 0}}");
		assertThat(redeem("EN", "{\"reference\": \"b\"}")).hasStatus(HttpStatus.CREATED);
		assertThat(call(HttpMethod.GET, "vouchers/EN/uses", null)).bodyJson()
			.extractingPath("$.data[*].state")
			.asArray()
			.containsExactly("used", "given_back");
	}

	@Test
	void withdrawsACodeAndUndoesIt() {
		issue("EN", "{\"max_uses\": 1}", "", TEN_OFF);
		assertThat(call(HttpMethod.POST, "vouchers/EN/cancel", "")).bodyJson()
			.extractingPath("$.state")
			.isEqualTo("cancelled");
		assertProblem(redeem("EN", "{\"reference\": \"b\"}"), HttpStatus.UNPROCESSABLE_CONTENT, "code_cancelled");
		assertThat(call(HttpMethod.POST, "vouchers/EN/restore", "")).bodyJson()
			.extractingPath("$.state")
			.isEqualTo("available");
	}

	@Test
	void refusesACodeThatIsTakenAndTermsThatMakeNoSense() {
		issue("EN", "{}", "", TEN_OFF);

		assertProblem(call(HttpMethod.POST, "vouchers", body("en", "{}", "", TEN_OFF)), HttpStatus.CONFLICT,
				"code_taken");
		for (var terms : new String[] { "{\"benefit\": {\"type\": \"percent\"}}", "{\"benefit\": {\"type\": \"gift\"}}",
				"{\"benefit\": {\"type\": \"fixed_amount\", \"amount\": \"0.00\"}}",
				"{\"benefit\": {\"type\": \"free_product\"}}", "{}" }) {
			assertThat(call(HttpMethod.POST, "vouchers", body("TVÅ", "{}", "", terms))).as(terms)
				.hasStatus(HttpStatus.BAD_REQUEST)
				.bodyJson()
				.extractingPath("$.errors[0].pointer")
				.asString()
				.startsWith("/terms/benefit");
		}
	}

	@Test
	void listsAndFiltersByCursor() {
		for (int i = 0; i < 5; i++) {
			issue("EN-" + i, "{\"max_uses\": 1}", (i < 2) ? ", \"member\": \"ext:web:5521\"" : "", TEN_OFF);
		}
		redeem("EN-4", "{\"reference\": \"a\"}");

		var first = call(HttpMethod.GET, "vouchers?limit=3", null);
		assertThat(first).bodyJson().extractingPath("$.data[*].code").asArray().containsExactly("EN-4", "EN-3", "EN-2");
		assertThat(call(HttpMethod.GET, "vouchers?limit=3&cursor=" + read(first, "$.next_cursor"), null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("EN-1", "EN-0");
		assertThat(call(HttpMethod.GET, "vouchers?member=ext:web:5521", null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("EN-1", "EN-0");
		assertThat(call(HttpMethod.GET, "vouchers?state=used_up", null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("EN-4");
		assertThat(call(HttpMethod.GET, "vouchers?q=en 3&source=api&state=available", null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("EN-3");
		assertThat(call(HttpMethod.GET, "vouchers?state=x", null)).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void makesABatchAndHandsOutItsCodes() throws Exception {
		var made = call(HttpMethod.POST, "voucher-batches", """
				{"name": "Hösten", "label": "15 %%", "pattern": "HÖST-####-####", "count": 300, "terms": %s}"""
			.formatted(TENTS));
		assertThat(made).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"name\": \"Hösten\", \"origin\": \"generated\", \"wanted\": 300, \"made\": 300, \"used\": 0}");
		String batch = read(made, "$.id");
		String code = read(call(HttpMethod.GET, "voucher-batches/" + batch + "/vouchers?limit=1", null),
				"$.data[0].code");
		redeem(code, "{\"reference\": \"1\"}");

		assertThat(call(HttpMethod.GET, "voucher-batches/" + batch, null)).bodyJson()
			.extractingPath("$.used")
			.isEqualTo(1);
		var file = call(HttpMethod.GET, "voucher-batches/" + batch + "/export", null).getResponse()
			.getContentAsString();
		assertThat(file.lines()).hasSize(301).anyMatch((line) -> line.startsWith(code + ";15 %;"));
		assertThat(call(HttpMethod.POST, "voucher-batches/" + batch + "/cancel", "")).hasStatusOk();
		assertThat(call(HttpMethod.GET, "voucher-batches/" + batch + "/vouchers?state=cancelled&limit=2", null))
			.bodyJson()
			.extractingPath("$.data")
			.asArray()
			.hasSize(2);
		assertThat(call(HttpMethod.POST, "voucher-batches/" + batch + "/restore", "")).hasStatusOk();
		assertThat(call(HttpMethod.GET, "vouchers/" + code, null)).bodyJson()
			.extractingPath("$.state")
			.isEqualTo("used_up");
	}

	@Test
	void takesCodesThatAreBroughtAlongAndSaysWhichItCouldNot() {
		issue("TAGEN", "{}", "", TEN_OFF);

		assertThat(
				call(HttpMethod.POST, "voucher-batches",
						"""
								{"name": "Egna", "label": "10 kr", "codes": ["EGEN-1", "egen 1", "tagen", "", "<b>", "EGEN-2"], "terms": %s}"""
							.formatted(TEN_OFF)))
			.hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"origin": "imported", "wanted": 6, "made": 2, "skipped": 4, "examples": [
					{"code": "egen 1", "reason": "code_repeated"}, {"code": "", "reason": "code_invalid"},
					{"code": "<b>", "reason": "code_invalid"}, {"code": "tagen", "reason": "code_taken"}]}""");
	}

	@Test
	void refusesBatchesThatCannotBe() {
		assertProblem(call(HttpMethod.POST, "voucher-batches", """
				{"name": "X", "label": "X", "pattern": "######", "count": 1000, "terms": %s}""".formatted(TEN_OFF)),
				HttpStatus.UNPROCESSABLE_CONTENT, "code_pattern_short");
		assertProblem(call(HttpMethod.POST, "voucher-batches", """
				{"name": "X", "label": "X", "pattern": "##", "count": 1, "terms": %s}""".formatted(TEN_OFF)),
				HttpStatus.UNPROCESSABLE_CONTENT, "code_pattern");
		assertThat(call(HttpMethod.POST, "voucher-batches", """
				{"name": "X", "label": "X", "terms": %s}""".formatted(TEN_OFF))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	private void issue(String code, String rules, String more, String terms) {
		assertThat(call(HttpMethod.POST, "vouchers", body(code, rules, more, terms))).hasStatus(HttpStatus.CREATED);
	}

	private static String body(String code, String rules, String more, String terms) {
		return "{\"code\": \"" + code + "\", \"label\": \"Rabatt\", \"rules\": " + rules + more + ", \"terms\": "
				+ terms + "}";
	}

	private MvcTestResult validate(String code, String body) {
		return call(HttpMethod.POST, "vouchers/" + code + "/validate", body);
	}

	private MvcTestResult redeem(String code, String body) {
		return call(HttpMethod.POST, "vouchers/" + code + "/redeem", body);
	}

	private void member(String id) {
		assertThat(call(HttpMethod.POST, "members",
				"{\"email\": \"m%s@mejl.example\", \"external\": {\"store\": \"web\", \"id\": \"%s\"}}".formatted(id,
						id)))
			.hasStatus2xxSuccessful();
	}

	private MvcTestResult call(HttpMethod method, String path, @Nullable String body) {
		var request = this.mvc.method(method).uri("/api/v1/" + path).header("Authorization", this.key);
		return ((body != null && !body.isEmpty()) ? request.contentType(MediaType.APPLICATION_JSON).content(body)
				: request)
			.exchange();
	}

	private static void assertProblem(MvcTestResult result, HttpStatus status, String code) {
		assertThat(result).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

	private static <T> T read(MvcTestResult result, String path) {
		try {
			return JsonPath.read(result.getResponse().getContentAsString(), path);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
