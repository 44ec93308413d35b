package se.stamkund.checkout.web;

import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.checkout.CheckoutShop;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.checkout.CheckoutShop.kr;

/** The checkout as a storefront meets it: what every call promises. */
@IntegrationTest
class CheckoutRestTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	CheckoutShop shop;

	@Autowired
	ProgramClock clock;

	private ProgramId program;

	private String key;

	private MemberId anna;

	@BeforeEach
	void annaHasPoints() {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program);
		this.anna = this.shop.member(this.program, 1000);
	}

	@Test
	void aQuoteTellsWhatEveryOfferDoesAndWhyNot() {
		this.programs.giveTiers(this.program);
		this.shop.record(this.program, CheckoutShop.goods("1", this.anna, List.of(3000L), 0));
		var off = this.shop.code(this.program, 100, 1);
		var alone = this.shop
			.code(this.program,
					new OfferTerms(new Benefit.Percent(new BigDecimal("5"), null), Scope.ALL, null, Stacking.EXCLUSIVE,
							0, Base.AFTER),
					null, 1)
			.code();
		var dear = this.shop
			.code(this.program,
					new OfferTerms(new Benefit.FixedAmount(kr(10)), Scope.ALL, kr(5000), Stacking.COMMON, 0,
							Base.AFTER),
					null, 1)
			.code();
		var card = this.shop.card(this.program, 50);

		assertThat(post("checkout/quotes",
				"""
						{"store": "web", "cart_id": "c-1", "member": "%s", "currency": "SEK", "shipping": "49.00",
						"codes": ["%s", "%s", "%s", "NEJ", "%s", "%s"], "points": 7000, "lines": [
						{"line_id": "a", "sku": "TALT", "quantity": 1, "gross": "1000.00", "discount": "200.00", "vat_rate": 25},
						{"line_id": "b", "sku": "KORT", "kind": "gift_card", "quantity": 1, "gross": "300.00", "vat_rate": 0}]}
						"""
					.formatted(this.anna, off, alone, dear, card, off)))
			.hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"cart_id": "c-1", "member": "%s", "currency": "SEK",
							"lines": [{"line_id": "a", "gross": "1000.00", "discount": "300.00", "net": "700.00", "points": 625},
							{"line_id": "b", "gross": "300.00", "discount": "0.00", "net": "300.00", "points": 0}],
							"codes": [
							{"code": "%s", "kind": "voucher", "usable": true, "label": "Rabatt", "amount": "100.00", "left": null,
							"reason": null, "detail": null, "why": null},
							{"code": "%s", "kind": "voucher", "usable": false, "label": "Rabatt", "amount": "0.00", "left": null,
							"reason": "not_together", "detail": "Goes not together with Rabatt, which takes off 149.00; with this one it would be 89.00",
							"why": {"needed": "89.00", "has": "149.00", "subject": "Rabatt", "at": null, "limit": null}},
							{"code": "%s", "kind": "voucher", "usable": false, "label": "Rabatt", "amount": "0.00", "left": null,
							"reason": "minimum_order", "detail": "The goods cost 800.00; they must cost at least 5000.00",
							"why": {"needed": "5000.00", "has": "800.00", "subject": null, "at": null, "limit": null}},
							{"code": "NEJ", "kind": "unknown", "usable": false, "label": null, "amount": "0.00", "left": null,
							"reason": "code_unknown", "detail": "There is no such code; check it, or leave it out", "why": null},
							{"code": "%s", "kind": "gift_card", "usable": true, "label": null, "amount": "50.00", "left": "0.00",
							"reason": null, "detail": null, "why": null},
							{"code": "%s", "kind": "unknown", "usable": false, "label": null, "amount": "0.00", "left": null,
							"reason": "code_twice", "detail": "The code is named before; once is enough", "why": null}],
							"discounts": [{"label": "Guld", "amount": "49.00", "lines": [{"line_id": "shipping", "amount": "49.00"}]},
							{"label": "Rabatt (%s)", "amount": "100.00", "lines": [{"line_id": "a", "amount": "100.00"}]}],
							"shipping": "49.00", "shipping_discount": "49.00", "total": "1000.00", "to_pay": "750.00",
							"points_used": 4000, "paid_with_points": "200.00",
							"points_used_why_not": {"code": "points_balance", "detail": "She can use 4000 points", "limit": 4000},
							"points_usable": 4000, "points_usable_worth": "200.00", "paid_with_gift_card": "50.00",
							"points_to_earn": 625, "award_note": null,
							"award": {"points": 625, "formula": "goods 1000.00 − discount 200.00 − discount 100.00 − paid with points 200.00 = 500.00 SEK; × 1 × 1.25 (Guld) = 625 p; gift card 300.00 gives 0 p",
							"why": {"goods": "1000.00", "deductions": [{"kind": "discount", "label": null, "amount": "200.00"},
							{"kind": "discount", "label": "Rabatt (%s)", "amount": "100.00"},
							{"kind": "paid_with_points", "label": null, "amount": "200.00"}], "base": "500.00",
							"parts": [{"rule": null, "base": "500.00", "rate_points": 1, "rate_per": "1.00", "factors": [], "points": 500}],
							"factors": [{"source": "tier:guld", "name": "Guld", "factor": 1.25}], "bonuses": [], "exact": 625,
							"rounding": "floor", "gave_nothing": [{"kind": "gift_card", "amount": "300.00"}], "did_not_apply": [],
							"lots": []}}}"""
						.formatted(this.anna, off, alone, dear, card, off, off, off));
		assertThat(this.shop.balance(this.program, this.anna).held()).as("stores nothing").isEqualTo(Points.ZERO);
		assertThat(this.shop.availableOnCard(this.program, card)).isEqualTo(kr(50));
	}

	@Test
	void aQuoteForAGuestSaysWhatKeepsHerFromPoints() {
		var hers = this.shop.code(this.program, OfferTerms.of(new Benefit.FixedAmount(kr(10))), this.anna, 1).code();

		assertThat(post("checkout/quotes", """
				{"store": "web", "cart_id": "c-1", "points": 5, "codes": ["%s"], "lines": [
				{"line_id": "1", "quantity": 1, "gross": "100.00", "vat_rate": 25}]}""".formatted(hers))).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"member": null, "to_pay": "100.00", "points_used": 0, "points_usable": 0, "points_to_earn": 100,
					"points_used_why_not": {"code": "member_needed"}, "award_note": {"code": "guest"},
					"codes": [{"usable": false, "reason": "code_member_needed"}]}""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "checkout/quotes | {} | /cart_id", "holds | {} | /member",
			"holds | {\"lines\": []} | /lines",
			"holds | {\"member\": \"ext:web:1\", \"points\": 5, \"codes\": []} | /lines",
			"holds | {\"member\": \"ext:web:1\", \"points\": 5, \"expected_to_pay\": \"5.00\"} | /lines",
			"holds | {\"lines\": [LINE]} | /cart_id",
			"holds | {\"lines\": [LINE], \"cart_id\": \"1\"} | /expected_to_pay",
			"holds | {\"store\": \"web\", \"lines\": [LINE], \"cart_id\": \"1\", \"expected_to_pay\": \"1.001\"} | /expected_to_pay",
			"holds | {\"lines\": [LINE], \"cart_id\": \"1\", \"expected_to_pay\": \"1.00\", \"points\": -1} | /points" })
	void aBodyThatMakesNoSenseIsNamed(String path, String body, String pointer) {
		var line = "{\"line_id\": \"1\", \"quantity\": 1, \"gross\": \"1.00\", \"vat_rate\": 25}";

		assertThat(post(path, body.replace("LINE", line))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[*].pointer")
			.asArray()
			.contains(pointer);
	}

	@Test
	void anotherPriceIsAConflictWithAFreshQuote() {
		var code = this.shop.code(this.program, 100, 1);
		assertThat(hold("c-1", "1000.00", 400, "880.00", code)).as("as quoted").hasStatus(HttpStatus.CREATED);

		assertChanged(hold("c-2", "1000.00", 0, "900.00", code), "900.00", "1000.00");
		assertChanged(hold("c-2", "1010.00", 0, "1000.00"), "1000.00", "1010.00");
		assertChanged(hold("c-2", "1000.00", 800, "960.00"), "960.00", "970.00");
		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(400));

		var changed = hold("c-2", "1000.00", 800, "960.00", code);
		assertThat(changed).hasStatus(HttpStatus.CONFLICT)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"type": "/problems/price_changed", "status": 409, "code": "price_changed", "instance": "/api/v1/holds",
							"detail": "960.00 was expected; 970.00 is left to pay. Show the customer the new quote and hold that",
							"quote": {"cart_id": "c-2", "member": "%s", "to_pay": "970.00", "total": "1000.00", "points_used": 600,
							"points_usable": 600, "paid_with_points": "30.00", "points_to_earn": 970,
							"points_used_why_not": {"code": "points_balance", "limit": 600},
							"codes": [{"code": "%s", "usable": false, "reason": "code_held"}]}}"""
						.formatted(this.anna, code));
		assertThat(hold("c-2", "1000.00", 800, read(changed, "$.quote.to_pay"), code)).hasStatus(HttpStatus.CREATED);
	}

	@Test
	void aPriceThatChangedLeavesWhatTheCartHeldBefore() {
		var code = this.shop.code(this.program, 100, 1);
		var held = hold("c-1", "1000.00", 400, "880.00", code);

		assertChanged(hold("c-1", "1200.00", 400, "880.00", code), "880.00", "1080.00");

		assertThat(get("holds/" + read(held, "$.hold_id"))).bodyJson().extractingPath("$.state").isEqualTo("open");
		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(400));
	}

	@Test
	void theSameCartReplacesWhatItHeld() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);
		var first = hold("c-1", "1000.00", 400, "380.00", code, card);
		assertThat(first).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"member": "%s", "points": 400, "captured": null, "state": "open", "cart": {"cart_id": "c-1", "total": "900.00",
							"to_pay": "380.00", "paid_with_points": "20.00", "codes": [{"code": "%s", "amount": "100.00"}],
							"gift_cards": [{"code": "%s", "amount": "500.00"}], "order": null}}"""
						.formatted(this.anna, code, card));
		assertThat(first.getResponse().getHeader("Location")).isEqualTo("/api/v1/holds/" + read(first, "$.hold_id"));

		var second = hold("c-1", "1000.00", 1000, "850.00", code);

		assertThat(second).hasStatus(HttpStatus.CREATED);
		assertThat(get("holds/" + read(first, "$.hold_id"))).bodyJson().extractingPath("$.state").isEqualTo("replaced");
		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(1000));
		assertThat(this.shop.availableOnCard(this.program, card)).isEqualTo(kr(500));
	}

	@Test
	void aHoldIsExtendedReleasedAndThenFreeForOthers() {
		var code = this.shop.code(this.program, 100, 1);
		var held = hold("c-1", "1000.00", 400, "880.00", code);
		var address = "holds/" + read(held, "$.hold_id");

		assertThat(post(address + "/extend", "{\"minutes\": 120}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.expires_at")
			.asString()
			.satisfies((until) -> assertThat(Instant.parse(until)).isAfter(
					Instant.parse(CheckoutRestTest.<String>read(held, "$.placed_at")).plus(Duration.ofMinutes(119))));
		assertProblem(post(address + "/extend", "{\"minutes\": 1440}"), HttpStatus.UNPROCESSABLE_CONTENT,
				"hold_length");
		assertThat(post(address + "/release", null)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("released");
		assertThat(post(address + "/release", null)).as("again").hasStatusOk();
		assertProblem(post(address + "/extend", "{}"), HttpStatus.UNPROCESSABLE_CONTENT, "hold_closed");
		assertThat(hold("c-2", "1000.00", 1000, "850.00", code)).hasStatus(HttpStatus.CREATED);
	}

	@Test
	void theOrderTakesWhatWasHeldAndItsRefundsGiveItBack() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 333);
		String hold = read(hold("c-1", "1000.00", 401, "546.95", code, card), "$.hold_id");

		var order = order("1", "1000.00", hold);

		assertThat(order).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
				{"warnings": [], "totals": {"total": "900.00", "discount": "100.00", "paid_with_points": "20.05",
				"paid_with_gift_card": "333.00", "to_pay": "546.95"}, "points": {"used": 401, "awarded": 879}}""");
		assertThat(get("holds/" + hold)).bodyJson()
			.isLenientlyEqualTo("{\"state\": \"captured\", \"cart\": {\"order\": \"%s\"}}"
				.formatted(CheckoutRestTest.<String>read(order, "$.id")));
		assertProblem(post("holds/" + hold + "/release", null), HttpStatus.UNPROCESSABLE_CONTENT, "hold_closed");
		assertThat(order("1", "1000.00", hold)).as("told again").hasStatusOk();

		assertThat(refund("R-1", "300.00")).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"points_given_back\": 133, \"gift_card_given_back\": \"111.00\", \"codes_given_back\": 0}");
		assertThat(get("vouchers/" + code)).bodyJson().extractingPath("$.state").isEqualTo("used_up");
		assertThat(refund("R-2", "600.00")).bodyJson()
			.isLenientlyEqualTo(
					"{\"points_given_back\": 268, \"gift_card_given_back\": \"222.00\", \"codes_given_back\": 1}");
		assertThat(get("vouchers/" + code)).bodyJson().extractingPath("$.state").isEqualTo("available");
		assertThat(get("gift-cards/" + card)).bodyJson().extractingPath("$.balance").isEqualTo("333.00");
		assertThat(get("members/" + this.anna + "/balance")).bodyJson()
			.isLenientlyEqualTo("{\"active\": 1000, \"held\": 0}");
	}

	@Test
	void anOrderIsTakenAlsoWhenItsHoldHasLapsed() {
		this.clock.register(this.program);
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 333);
		String hold = read(hold("c-1", "1000.00", 400, "547.00", code, card), "$.hold_id");
		this.clock.advanceTo(this.program, this.clock.now(this.program).plus(Duration.ofMinutes(31)));
		assertThat(get("holds/" + hold)).bodyJson().extractingPath("$.state").isEqualTo("lapsed");
		assertProblem(post("holds/" + hold + "/extend", "{}"), HttpStatus.UNPROCESSABLE_CONTENT, "hold_closed");

		assertThat(order("1", "1000.00", hold)).as("it is all still there")
			.hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"warnings\": [], \"totals\": {\"to_pay\": \"547.00\"}, \"points\": {\"used\": 400}}");
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
	}

	@Test
	void anOrderWarnsOfWhatOthersTookAfterItsHoldLapsed() {
		this.clock.register(this.program);
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 333);
		String hold = read(hold("c-1", "1000.00", 800, "527.00", code, card), "$.hold_id");
		this.clock.advanceTo(this.program, this.clock.now(this.program).plus(Duration.ofMinutes(31)));
		String faster = read(hold("c-2", "300.00", 1000, "0.00", code, card), "$.hold_id");
		assertThat(order("2", "300.00", faster)).bodyJson().extractingPath("$.warnings").asArray().isEmpty();

		var late = order("1", "1000.00", hold);

		// the card still had 183 kr, and all points but those the other order earned are
		// gone
		assertThat(late).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"totals": {"total": "900.00", "paid_with_points": "40.00", "paid_with_gift_card": "333.00", "to_pay": "527.00"},
							"warnings": [{"code": "points_short", "points": 650}, {"code": "code_lost", "subject": "%s", "amount": "100.00"},
							{"code": "gift_card_short", "subject": "%s", "amount": "150.00"}]}"""
						.formatted(code, card));
	}

	@Test
	void settingsAreChangedByWhoeverHasSeenThem() {
		var first = get("checkout-settings");
		var seen = String.valueOf(first.getResponse().getHeader("ETag"));
		assertThat(first).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"best_for\": \"customer\", \"base\": null, \"free_codes_on_partial_return\": false}");
		var wanted = "{\"best_for\": \"first_named\", \"base\": \"before\", \"free_codes_on_partial_return\": true}";

		assertThat(put(wanted, null)).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
		assertThat(put(wanted, "\"x\"")).hasStatus(HttpStatus.PRECONDITION_FAILED);
		var changed = put(wanted, seen);
		assertThat(changed).hasStatusOk().bodyJson().isStrictlyEqualTo(wanted);
		assertThat(get("checkout-settings").getResponse().getHeader("ETag")).isNotEqualTo(seen)
			.isEqualTo(changed.getResponse().getHeader("ETag"));
		assertThat(put(wanted, seen)).as("somebody was faster").hasStatus(HttpStatus.PRECONDITION_FAILED);

		assertThat(put("{\"best_for\": \"me\", \"free_codes_on_partial_return\": true}", "*"))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(put("{\"best_for\": \"customer\"}", "*")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	private MvcTestResult hold(String cart, String gross, long points, String expected, String... codes) {
		return post("holds", """
				{"store": "web", "cart_id": "%s", "member": "%s", "points": %d, "codes": [%s], "expected_to_pay": "%s",
				"lines": [%s]}""".formatted(cart, this.anna, points,
				Stream.of(codes).map((code) -> '"' + code + '"').collect(Collectors.joining(", ")), expected,
				line(gross)));
	}

	private MvcTestResult order(String number, String gross, String hold) {
		return post("orders", """
				{"store": "web", "order_id": "%s", "status": "paid", "hold_id": "%s", "lines": [%s]}"""
			.formatted(number, hold, line(gross)));
	}

	private MvcTestResult refund(String id, String amount) {
		return post("orders/ext:web:1/refunds", "{\"refund_id\": \"%s\", \"amount\": \"%s\"}".formatted(id, amount));
	}

	private static String line(String gross) {
		return "{\"line_id\": \"1\", \"quantity\": 1, \"gross\": \"" + gross + "\", \"vat_rate\": 25}";
	}

	private static void assertChanged(MvcTestResult result, String expected, String left) {
		assertThat(result).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"code": "price_changed", "quote": {"to_pay": "%s"},
					"detail": "%s was expected; %s is left to pay. Show the customer the new quote and hold that"}"""
				.formatted(left, expected, left));
	}

	private static void assertProblem(MvcTestResult result, HttpStatus status, String code) {
		assertThat(result).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

	private MvcTestResult get(String path) {
		return call(HttpMethod.GET, path, null, null);
	}

	private MvcTestResult post(String path, @Nullable String body) {
		return call(HttpMethod.POST, path, body, null);
	}

	private MvcTestResult put(String body, @Nullable String version) {
		return call(HttpMethod.PUT, "checkout-settings", body, version);
	}

	private MvcTestResult call(HttpMethod method, String path, @Nullable String body, @Nullable String version) {
		var request = this.mvc.method(method).uri("/api/v1/" + path).header("Authorization", this.key);
		if (version != null) {
			request = request.header("If-Match", version);
		}
		return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).content(body) : request).exchange();
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
