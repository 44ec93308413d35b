package se.stamkund.voucher.web;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Refusal;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.voucher.HeldVoucher;
import se.stamkund.voucher.VoucherRefusal;
import se.stamkund.voucher.VoucherUses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Each reason that can stand in the way of a code, as validate tells it, and in words.
 */
@IntegrationTest
class VoucherRefusalsTest {

	private static final String PAST = "2020-01-01T00:00:00Z";

	private static final String AHEAD = "2036-01-01T00:00:00Z";

	private static final String SHOES = "\"cart\": {\"lines\": [{\"categories\": [\"skor\"], \"gross\": \"100.00\"}]}";

	private static final String TEN_OFF = "{\"benefit\": {\"type\": \"fixed_amount\", \"amount\": \"10.00\"}%s}";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	JdbcClient database;

	@Autowired
	VoucherUses uses;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ProgramClock clock;

	@Autowired
	MessageSource messages;

	private ProgramId program;

	private String key;

	private String mistyped;

	@BeforeEach
	void makeCodes() {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program);
		for (var id : List.of("5521", "5522")) {
			post("members", "{\"external\": {\"store\": \"web\", \"id\": \"%s\"}}".formatted(id));
		}
		var made = read(
				post("vouchers", "{\"pattern\": \"TACK-####-####\", \"label\": \"x\", \"terms\": " + terms("") + "}"),
				"$.code");
		this.mistyped = made.substring(0, 5) + ((made.charAt(5) == '2') ? '3' : '2') + made.substring(6);
		issue("BRA", "{}", "", terms(""));
		issue("ANNAS", "{}", ", \"member\": \"ext:web:5521\"", terms(""));
		issue("VAR-SIN", "{\"max_uses_per_member\": 1}", "", terms(""));
		issue("SLUT", "{\"max_uses\": 1}", "", terms(""));
		issue("SPARRAD", "{}", "", terms(""));
		issue("SEN", "{\"starts_at\": \"%s\"}".formatted(AHEAD), "", terms(""));
		issue("GAMMAL", "{}", "", terms(""));
		issue("HALLEN", "{\"max_uses\": 1}", "", terms(""));
		issue("DYR", "{}", "", terms(", \"minimum_order\": \"500.00\""));
		issue("TALT", "{}", "", terms(", \"scope\": {\"categories\": [\"tält\"]}"));
		issue("MUGG", "{}", "", "{\"benefit\": {\"type\": \"free_product\", \"sku\": \"MUGG-1\"}}");
		issue("FRAKT", "{}", "", "{\"benefit\": {\"type\": \"free_shipping\"}}");
		post("vouchers/VAR-SIN/redeem", "{\"reference\": \"1\", \"member\": \"ext:web:5521\"}");
		post("vouchers/SLUT/redeem", "{\"reference\": \"1\"}");
		post("vouchers/SPARRAD/cancel", "{}");
		var batch = read(
				post("voucher-batches",
						"{\"name\": \"x\", \"label\": \"x\", \"codes\": [\"PAUSAD\"], \"terms\": " + terms("") + "}"),
				"$.id");
		assertThat(this.mvc.put()
			.uri("/api/v1/voucher-batches/" + batch)
			.header("Authorization", this.key)
			.header("If-Match", "*")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"x\", \"label\": \"x\", \"rules\": {\"max_uses\": 1}, \"state\": \"paused\"}"))
			.hasStatusOk();
		this.database.sql("update voucher set ends_at = ?::timestamptz where program_id = ? and code = 'GAMMAL'")
			.params(PAST, this.program.value())
			.update();
		var now = this.clock.now(this.program);
		this.transaction.executeWithoutResult((status) -> this.uses.hold(this.program, UUID.randomUUID(),
				List.of(new HeldVoucher("HALLEN", null)), null, now.plus(Duration.ofMinutes(30)), Actor.SYSTEM, now));
		var theirs = this.keys.secret(this.programs.createId());
		assertThat(this.mvc.post()
			.uri("/api/v1/vouchers")
			.header("Authorization", theirs)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body("DERAS", "{}", "", terms("")))).hasStatus(HttpStatus.CREATED);
	}

	@TestFactory
	Stream<DynamicTest> tellsWhyNot() {
		var cases = List.of(new Case("BRA", "{}", ""), new Case("BRA", "{" + SHOES + "}", ""),
				new Case("NEJ", "{}", "code_unknown"), new Case("DERAS", "{}", "code_unknown"),
				new Case(this.mistyped, "{}", "code_mistyped"), new Case("SPARRAD", "{}", "code_cancelled"),
				new Case("PAUSAD", "{}", "code_paused"),
				new Case("ANNAS", "{\"member\": \"ext:web:5522\"}", "code_other_member"),
				new Case("ANNAS", "{\"member\": \"ext:web:5521\"}", ""), new Case("ANNAS", "{}", "code_member_needed"),
				new Case("VAR-SIN", "{}", "code_member_needed"),
				new Case("VAR-SIN", "{\"member\": \"ext:web:5521\"}", "code_member_limit"),
				new Case("VAR-SIN", "{\"member\": \"ext:web:5522\"}", ""), new Case("SLUT", "{}", "code_used_up"),
				new Case("GAMMAL", "{}", "code_expired"), new Case("SEN", "{}", "code_not_yet"),
				new Case("HALLEN", "{}", "code_held"), new Case("DYR", "{" + SHOES + "}", "code_minimum_order"),
				new Case("TALT", "{" + SHOES + "}", "code_nothing_in_scope"),
				new Case("MUGG", "{" + SHOES + "}", "code_product_missing"),
				new Case("FRAKT", "{" + SHOES + "}", "code_no_shipping"),
				new Case("BRA", "{\"cart\": {\"lines\": [{\"gross\": \"100.00\", \"discount\": \"100.00\"}]}}",
						"code_nothing_left"));
		assertThat(cases).extracting(Case::reason)
			.containsAll(Stream.of(VoucherRefusal.Reason.values()).map((reason) -> "code_" + Words.of(reason)).toList())
			.containsAll(Stream.of(Refusal.Code.values())
				.filter((code) -> code != Refusal.Code.NOT_TOGETHER)
				.map((code) -> "code_" + Words.of(code))
				.toList());
		return cases.stream().map((one) -> dynamicTest(one.code() + " " + one.question(), () -> check(one)));
	}

	private void check(Case one) {
		var answer = call(this.mvc.post().uri("/api/v1/vouchers/" + one.code() + "/validate"), one.question());
		if (List.of("code_unknown", "code_mistyped").contains(one.reason())) {
			assertThat(answer).hasStatus(HttpStatus.NOT_FOUND)
				.bodyJson()
				.extractingPath("$.code")
				.isEqualTo(one.reason());
			return;
		}
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.valid").isEqualTo(one.reason().isEmpty());
		if (!one.reason().isEmpty()) {
			assertThat(answer).bodyJson().extractingPath("$.reasons[0].code").isEqualTo(one.reason());
			assertThat(answer).bodyJson().extractingPath("$.reasons[0].detail").asString().isNotBlank();
		}
	}

	@Test
	void tellsOfCodesThatGoNotTogetherAndOfAnotherCurrency() {
		issue("ENSAM", "{}", "", terms(", \"stacking\": \"exclusive\""));
		var cart = """
				{"store": "web", "cart_id": "1", "currency": "%s", "codes": ["ENSAM", "BRA"], "lines": [{"gross": "100.00"}]}""";

		assertThat(call(this.mvc.post().uri("/api/v1/checkout/quotes"), cart.formatted("SEK"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.codes[?(@.usable == false)].reason")
			.asArray()
			.containsExactly("not_together");
		assertThat(call(this.mvc.post().uri("/api/v1/checkout/quotes"), cart.formatted("EUR")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("currency_differs");
	}

	@Test
	void hasWordsForEachReasonInBothLanguages() {
		var codes = Stream.concat(
				Stream.of(VoucherRefusal.Reason.values())
					.flatMap((reason) -> Stream.of("error.code_" + Words.of(reason),
							"checkout.reason.code_" + Words.of(reason))),
				Stream.of(Refusal.Code.values()).map((code) -> "checkout.reason." + Words.of(code)));

		assertThat(codes).allSatisfy((code) -> {
			var arguments = new Object[] { "1", "2", "3", "4", "5" };
			var swedish = this.messages.getMessage(code, arguments, Locale.of("sv"));
			assertThat(swedish).isNotBlank().isNotEqualTo(this.messages.getMessage(code, arguments, Locale.ENGLISH));
		});
	}

	private static String terms(String more) {
		return TEN_OFF.formatted(more);
	}

	private void issue(String code, String rules, String more, String terms) {
		post("vouchers", body(code, rules, more, terms));
	}

	private static String body(String code, String rules, String more, String terms) {
		return "{\"code\": \"" + code + "\", \"label\": \"x\", \"rules\": " + rules + more + ", \"terms\": " + terms
				+ "}";
	}

	private MvcTestResult post(String path, String body) {
		var result = call(this.mvc.post().uri("/api/v1/" + path), body);
		assertThat(result).hasStatus2xxSuccessful();
		return result;
	}

	private MvcTestResult call(MockMvcTester.MockMvcRequestBuilder request, String body) {
		return request.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static String read(MvcTestResult result, String path) {
		try {
			return JsonPath.read(result.getResponse().getContentAsString(), path);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A question and its answer.
	 *
	 * @param reason empty if there is none
	 */
	private record Case(String code, String question, String reason) {
	}

}
