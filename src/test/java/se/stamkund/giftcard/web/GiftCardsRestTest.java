package se.stamkund.giftcard.web;

import java.io.UnsupportedEncodingException;
import java.net.URI;

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
class GiftCardsRestTest {

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
		assertThat(call(HttpMethod.POST, "members", """
				{"email": "anna@mejl.example", "external": {"store": "web", "id": "5521"}}"""))
			.hasStatus2xxSuccessful();
		assertThat(call(HttpMethod.POST, "members", """
				{"email": "bo@mejl.example", "external": {"store": "web", "id": "5522"}}""")).hasStatus2xxSuccessful();
	}

	@Test
	void issuesACardAndTellsWhatIsOnIt() {
		var made = call(HttpMethod.POST, "gift-cards", "{\"amount\": \"500.00\"}");

		assertThat(made).hasStatus(HttpStatus.CREATED);
		String code = read(made, "$.code");
		assertThat(call(HttpMethod.GET, "gift-cards/" + code.toLowerCase().replace("-", "%20"), null)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"code": "%s", "state": "active", "issued": "500.00", "balance": "500.00", "held": "0.00",
					"available": "500.00"}""".formatted(code));
	}

	@Test
	void paysInPartsOnceForAReferenceAndTakesItBack() {
		issue("KORT", "500.00", "");
		var first = pay("KORT", "a", "120.00");
		assertThat(first).hasStatus(HttpStatus.CREATED).bodyJson().extractingPath("$.card.balance").isEqualTo("380.00");
		assertThat(pay("kort", "a", "120.00")).bodyJson().extractingPath("$.card.balance").isEqualTo("380.00");
		assertProblem(pay("KORT", "a", "121.00"), HttpStatus.CONFLICT, "payment_differs");
		assertProblem(pay("KORT", "b", "380.01"), HttpStatus.UNPROCESSABLE_CONTENT, "gift_card_short");

		String payment = read(first, "$.id");
		assertThat(call(HttpMethod.POST, "gift-cards/KORT/payments/" + payment + "/cancel", "")).bodyJson()
			.isLenientlyEqualTo(
					"{\"paid\": \"120.00\", \"given_back\": \"120.00\", \"card\": {\"balance\": \"500.00\"}}");
		assertThat(call(HttpMethod.GET, "gift-cards/KORT/entries", null)).bodyJson().isLenientlyEqualTo("""
				{"data": [{"number": 3, "kind": "give_back", "amount": "120.00", "balance": "500.00", "reference": "a"},
				{"number": 2, "kind": "payment", "amount": "-120.00", "balance": "380.00", "reference": "a"},
				{"number": 1, "kind": "issue", "amount": "500.00", "balance": "500.00"}]}""");
	}

	@Test
	void isForNobodyElseThanItsMember() {
		issue("KORT", "500.00", ", \"member\": \"ext:web:5521\"");

		assertThat(validate("{\"member\": \"ext:web:5521\"}")).bodyJson().extractingPath("$.valid").isEqualTo(true);
		assertThat(validate("{\"member\": \"ext:web:5522\"}")).bodyJson()
			.extractingPath("$.reasons[*].code")
			.asArray()
			.containsExactly("gift_card_other_member");
		assertThat(validate("{}")).bodyJson()
			.extractingPath("$.reasons[*].code")
			.asArray()
			.containsExactly("gift_card_member_needed");
	}

	@Test
	void isToppedUpCorrectedWithdrawnAndRestored() {
		issue("KORT", "500.00", "");
		assertThat(adjust("50.00")).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.balance")
			.isEqualTo("550.00");
		assertProblem(adjust("-550.01"), HttpStatus.UNPROCESSABLE_CONTENT, "gift_card_short");
		assertProblem(adjust("0.00"), HttpStatus.UNPROCESSABLE_CONTENT, "gift_card_amount");
		assertThat(call(HttpMethod.POST, "gift-cards/KORT/cancel", "")).bodyJson()
			.isLenientlyEqualTo("{\"state\": \"cancelled\", \"balance\": \"0.00\"}");
		assertProblem(pay("KORT", "a", "1.00"), HttpStatus.UNPROCESSABLE_CONTENT, "gift_card_cancelled");
		assertThat(call(HttpMethod.POST, "gift-cards/KORT/restore", "")).bodyJson()
			.isLenientlyEqualTo("{\"state\": \"active\", \"balance\": \"550.00\"}");
		assertThat(call(HttpMethod.GET, "gift-cards/KORT/entries", null)).bodyJson()
			.extractingPath("$.data[2].reason")
			.isEqualTo("Sent paket");
	}

	@Test
	void listsAndFiltersByCursor() {
		for (int i = 0; i < 3; i++) {
			issue("K-" + i, "10.00", (i == 0) ? ", \"member\": \"ext:web:5521\"" : "");
		}
		pay("K-2", "a", "10.00");

		var first = call(HttpMethod.GET, "gift-cards?limit=2", null);
		assertThat(first).bodyJson().extractingPath("$.data[*].code").asArray().containsExactly("K-2", "K-1");
		assertThat(call(HttpMethod.GET, "gift-cards?cursor=" + read(first, "$.next_cursor"), null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("K-0");
		assertThat(call(HttpMethod.GET, "gift-cards?state=empty", null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("K-2");
		assertThat(call(HttpMethod.GET, "gift-cards?member=ext:web:5521&state=active&q=k", null)).bodyJson()
			.extractingPath("$.data[*].code")
			.asArray()
			.containsExactly("K-0");
	}

	private void issue(String code, String amount, String more) {
		assertThat(call(HttpMethod.POST, "gift-cards",
				"{\"code\": \"" + code + "\", \"amount\": \"" + amount + "\"" + more + "}"))
			.hasStatus(HttpStatus.CREATED);
	}

	private MvcTestResult pay(String code, String reference, String amount) {
		return call(HttpMethod.POST, "gift-cards/" + code + "/payments",
				"{\"reference\": \"" + reference + "\", \"amount\": \"" + amount + "\"}");
	}

	private MvcTestResult adjust(String amount) {
		return call(HttpMethod.POST, "gift-cards/KORT/adjustments",
				"{\"amount\": \"" + amount + "\", \"reason\": \"Sent paket\"}");
	}

	private MvcTestResult validate(String body) {
		return call(HttpMethod.POST, "gift-cards/KORT/validate", body);
	}

	private MvcTestResult call(HttpMethod method, String path, @Nullable String body) {
		var request = this.mvc.method(method).uri(URI.create("/api/v1/" + path)).header("Authorization", this.key);
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
