package se.stamkund;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.Quiet;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Takes a good call of every endpoint with a body and spoils one field after the other in
 * every way a client may: it is told which field it was, nothing breaks and nothing is
 * half done.
 */
@IntegrationTest
class BadInputTest {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final String LONG = "å".repeat(10_000);

	/** What is put in place of each value. */
	private static final List<String> TEXTS = List.of("", " ", "\n", LONG, "'; drop table member; --", "%_\\",
			"<script>alert(1)</script>", "ٱلسَّلَام 🦊", "XXX", "xyz", "-1", "1e30", "NaN", "0.00001",
			"9999999999999.99", "99999999999999999999", "-9999999999999.99", "9999-12-31T23:59:59Z",
			"1900-01-01T00:00:00Z", "2026-03-09T10:00:00", "+999999999-12-31T23:59:59Z",
			"0198c7a2-5f6e-7abc-8def-0123456789ab", "ext:nowhere:1", "ext::", "ext:web:" + LONG);

	private static final List<String> LITERALS = List.of("null", "true", "0", "-1", "1e30", "-1e30", "1e-30",
			"9000000000000000000", "-9000000000000000000", "99999999999999999999", "0.123456789", "1e1000000000",
			"1e-1000000000", "[]", "{}", "[[]]", "[null]", "{\"\": null}", "{\"a\": {\"b\": []}}");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	JsonMapper json;

	@Autowired
	Rows rows;

	@Autowired
	Quiet quiet;

	@Autowired
	AutowireCapableBeanFactory beans;

	private ProgramId program;

	private String live;

	private List<Call> calls = List.of();

	@BeforeEach
	void stopJobs() throws InterruptedException {
		this.quiet.begin();
	}

	private void prepare() {
		this.program = this.programs.createId();
		this.live = this.keys.secret(this.program);
	}

	@AfterEach
	void letJobsGoOn() {
		this.quiet.end();
	}

	/** Two at a time, each in a programme of its own. */
	@TestFactory
	Stream<DynamicTest> everyFieldSpoiled() {
		var next = new AtomicInteger();
		var complaints = new ConcurrentHashMap<Integer, CompletableFuture<List<String>>>();
		var lanes = Stream.generate(this::lane).limit(2).toList();
		var size = lanes.getFirst().calls.size();
		IntStream.range(0, size).forEach((i) -> complaints.put(i, new CompletableFuture<>()));
		lanes.forEach((lane) -> Thread.ofPlatform().start(() -> {
			for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
				int call = i;
				complaints.get(call).completeAsync(() -> lane.spoil(lane.calls.get(call)), Runnable::run);
			}
		}));
		return IntStream.range(0, size)
			.mapToObj((i) -> dynamicTest(lanes.getFirst().calls.get(i).toString(),
					() -> assertThat(complaints.get(i).join()).isEmpty()));
	}

	private BadInputTest lane() {
		var lane = new BadInputTest();
		this.beans.autowireBean(lane);
		lane.prepare();
		lane.calls = lane.calls().toList();
		return lane;
	}

	private List<String> spoil(Call call) {
		var good = this.json.readTree(call.body());
		var complaints = new ArrayList<String>();
		for (String pointer : pointers(good)) {
			var before = this.rows.of(this.program);
			var refused = true;
			for (JsonNode bad : bad()) {
				var spoiled = good.deepCopy();
				replace(spoiled, pointer, bad);
				var result = send(call, spoiled.toString());
				refused &= result.getResponse().getStatus() >= 400;
				complaint(result).ifPresent(
						(why) -> complaints.add(call + " " + pointer + " = " + shortened(bad.toString()) + ": " + why));
			}
			var changed = this.rows.of(this.program);
			changed.removeAll(before);
			if (refused && !changed.isEmpty()) {
				complaints.add(call + " " + pointer + " was refused and yet changed " + changed);
			}
		}
		return complaints;
	}

	private String upload() {
		return this.json
			.readTree(body(this.mvc.post()
				.uri("/api/v1/imports?kind=members")
				.header("Authorization", this.live)
				.contentType("text/csv")
				.content("Mail\nli@mejl.example\n")
				.exchange()))
			.get("id")
			.asString();
	}

	/** Good calls, with everything that can be said. */
	private Stream<Call> calls() {
		var member = text(send(new Call(HttpMethod.POST, "/api/v1/members", """
				{"email": "anna@mejl.example", "external": {"store": "web", "id": "5521"}}""")), "id");
		var order = text(send(new Call(HttpMethod.POST, "/api/v1/orders", """
				{"store": "web", "order_id": "1", "customer": {"member": "%s"},
				 "lines": [{"gross": "1000.00"}]}""".formatted(member))), "id");
		var paid = text(send(new Call(HttpMethod.POST, "/api/v1/orders", """
				{"store": "web", "order_id": "2", "status": "created", "lines": [{"gross": "1000.00"}]}""")), "id");
		send(new Call(HttpMethod.POST, "/api/v1/members/" + member + "/adjustments",
				"{\"points\": 10000, \"reason\": \"x\"}"));
		var hold = text(send(new Call(HttpMethod.POST, "/api/v1/holds", """
				{"member": "%s", "points": 1}""".formatted(member))), "hold_id");
		var rule = text(send(new Call(HttpMethod.POST, "/api/v1/earning-rules", RULE)), "id");
		var reward = text(send(new Call(HttpMethod.POST, "/api/v1/rewards", FREE)), "id");
		var taken = text(send(new Call(HttpMethod.POST, "/api/v1/redemptions",
				"{\"member\": \"ext:web:5521\", \"reward\": \"" + reward + "\"}")), "id");
		var product = this.json
			.readTree(body(send(new Call(HttpMethod.PUT, "/api/v1/products",
					"{\"products\": [{\"store\": \"web\", \"sku\": \"T\", \"name\": \"Tält\"}]}"))))
			.at("/data/0/id")
			.asString();
		send(new Call(HttpMethod.POST, "/api/v1/vouchers", """
				{"code": "ALLA", "label": "Alla", "terms": %s, "rules": {}}""".formatted(TERMS)));
		var batch = text(send(new Call(HttpMethod.POST, "/api/v1/voucher-batches", """
				{"name": "Min", "label": "Min", "codes": ["MIN-1"], "terms": %s, "rules": {}}""".formatted(TERMS))),
				"id");
		send(new Call(HttpMethod.POST, "/api/v1/gift-cards", "{\"code\": \"KORT\", \"amount\": \"900000.00\"}"));
		return Stream.of(new Call(HttpMethod.POST, "/api/v1/vouchers", """
				{"code": "NY", "label": "Ny", "label_en": "New", "terms": %s, "rules": %s, "member": "ext:web:5521"}"""
			.formatted(TERMS, RULES)), new Call(HttpMethod.POST, "/api/v1/vouchers", """
					{"pattern": "NY-########", "label": "Ny", "terms": {"benefit": {"type": "percent", "percent": 10,
					 "cap": "5.00"}}}"""), new Call(HttpMethod.POST, "/api/v1/vouchers/ALLA/validate",
					"""
							{"member": "ext:web:5521", "cart": {"lines": [{"kind": "goods", "sku": "T", "brand": "F",
							 "categories": ["c"], "quantity": 1, "gross": "100.00", "discount": "1.00"}], "shipping": "49.00"}}"""),
				new Call(HttpMethod.POST, "/api/v1/vouchers/ALLA/redeem", """
						{"reference": "1", "member": "ext:web:5521", "amount": "10.00"}"""),
				new Call(HttpMethod.POST, "/api/v1/voucher-batches",
						"""
								{"name": "Nya", "label": "Ny", "label_en": "New", "pattern": "NY-########", "count": 2,
								 "terms": {"benefit": {"type": "free_product", "sku": "T", "quantity": 1}}, "rules": %s}"""
							.formatted(RULES)),
				new Call(HttpMethod.POST, "/api/v1/voucher-batches", """
						{"name": "Egna", "label": "Ny", "codes": ["EGEN-1", "EGEN-2"],
						 "terms": {"benefit": {"type": "free_shipping"}}}"""),
				new Call(HttpMethod.PUT, "/api/v1/voucher-batches/" + batch,
						"""
								{"name": "Min", "label": "Min", "label_en": "Mine", "scope": {"categories": ["c"], "skus": ["T"]},
								 "minimum_order": "10.00", "state": "paused",
								 "rules": {"starts_at": "2026-01-01T00:00:00Z", "ends_at": "2036-01-01T00:00:00Z"}}"""),
				new Call(HttpMethod.POST, "/api/v1/gift-cards", """
						{"code": "NYTT", "amount": "1.00", "member": "ext:web:5521",
						 "expires_at": "2036-12-31T00:00:00+01:00"}"""),
				new Call(HttpMethod.POST, "/api/v1/gift-cards/KORT/validate", "{\"member\": \"ext:web:5521\"}"),
				new Call(HttpMethod.POST, "/api/v1/gift-cards/KORT/payments", """
						{"reference": "1", "amount": "1.00", "member": "ext:web:5521"}"""),
				new Call(HttpMethod.POST, "/api/v1/gift-cards/KORT/adjustments", """
						{"amount": "1.00", "reason": "Sent paket"}"""),
				new Call(HttpMethod.POST, "/api/v1/members",
						"""
								{"email": "bo@mejl.example", "phone": "070-123 45 68", "external": {"store": "web", "id": "5522"},
								 "first_name": "Bo", "last_name": "Ek", "birthday": "1980-02-29", "language": "sv", "tags": ["vip"],
								 "attributes": {"size": 38}, "consents": [{"purpose": "marketing", "channel": "email", "given": true,
								 "wording": "1"}], "store": "web"}"""),
				new Call(HttpMethod.PATCH, "/api/v1/members/" + member,
						"""
								{"email": "eva@mejl.example", "phone": "070-123 45 67", "externals": [{"store": "web", "id": "5"}],
								 "first_name": "Eva", "last_name": "Ek", "birthday": "1980-02-29", "language": "en", "tags": ["vip"],
								 "attributes": {"size": 38}}"""),
				new Call(HttpMethod.POST, "/api/v1/members/" + member + "/consents", """
						{"consents": [{"purpose": "marketing", "channel": "email", "given": true, "wording": "1"}]}"""),
				new Call(HttpMethod.POST, "/api/v1/members/" + member + "/adjustments", """
						{"points": 5, "reason": "Sent parcel", "message": "Sorry"}"""),
				new Call(HttpMethod.POST, "/api/v1/events", """
						{"type": "quiz.answered", "member": "ext:web:5521", "store": "web", "reference": "1",
						 "occurred_at": "2026-01-02T03:04:05Z", "properties": {"right": 7}}"""),
				new Call(HttpMethod.POST, "/api/v1/orders", ORDER),
				new Call(HttpMethod.POST, "/api/v1/orders/bulk", "{\"orders\": [" + ORDER + "]}"),
				new Call(HttpMethod.PUT, "/api/v1/orders/" + order, ORDER.replace("10512", "1")),
				new Call(HttpMethod.POST, "/api/v1/orders/" + paid + "/status", """
						{"status": "paid", "at": "2026-01-02T03:04:05Z"}"""),
				new Call(HttpMethod.POST, "/api/v1/orders/" + order + "/refunds", """
						{"refund_id": "R1", "lines": [{"line_id": "1", "quantity": 0.001, "amount": "0.01"}],
						 "at": "2026-01-02T03:04:05Z"}"""),
				new Call(HttpMethod.POST, "/api/v1/orders/" + order + "/refunds",
						"{\"refund_id\": \"R2\", \"amount\": \"0.01\"}"),
				new Call(HttpMethod.POST, "/api/v1/checkout/quotes", """
						{"store": "web", "cart_id": "1", "member": "ext:web:5521", "currency": "SEK", "lines": [%s],
						 "shipping": "49.00", "codes": ["X"], "points": 0}""".formatted(LINE)),
				new Call(HttpMethod.POST, "/api/v1/holds", """
						{"member": "ext:web:5521", "points": 1, "minutes": 1}"""),
				new Call(HttpMethod.POST, "/api/v1/holds/" + hold + "/extend", "{\"minutes\": 30}"),
				new Call(HttpMethod.PUT, "/api/v1/products", """
						{"products": [{"store": "web", "sku": "T2", "name": "Tält", "brand": "Fjällbod",
						 "categories": ["tält"], "price": "2499.00"}]}"""),
				new Call(HttpMethod.PATCH, "/api/v1/products/" + product, """
						{"name": "Tält", "brand": "Fjällbod", "categories": ["tält"], "price": "2499.00"}"""),
				new Call(HttpMethod.POST, "/api/v1/rewards", REWARD),
				new Call(HttpMethod.PUT, "/api/v1/rewards/" + reward, REWARD),
				new Call(HttpMethod.PUT, "/api/v1/rewards/order", "{\"rewards\": [\"" + reward + "\"]}"),
				new Call(HttpMethod.POST, "/api/v1/redemptions",
						"{\"member\": \"ext:web:5521\", \"reward\": \"" + reward + "\"}"),
				new Call(HttpMethod.PUT, "/api/v1/redemptions/" + taken + "/fulfilment",
						"{\"fulfilment\": \"sent\", \"note\": \"Ring\", \"tracking\": \"1\"}"),
				new Call(HttpMethod.PUT, "/api/v1/part-payment", """
						{"allowed": true, "minimum_points": 100, "maximum_percent": 50, "step": 100}"""),
				new Call(HttpMethod.POST, "/api/v1/earning-rules", RULE),
				new Call(HttpMethod.PUT, "/api/v1/earning-rules/" + rule, RULE),
				new Call(HttpMethod.POST, "/api/v1/earning-rules/preview", """
						{"rule": %s, "replaces": "0198c7a2-5f6e-7abc-8def-0123456789ab", "order": {"store": "web",
						 "lines": [{"kind": "goods", "sku": "T", "brand": "F", "categories": ["c"], "amount": "1.00",
						 "vat_rate": 25}], "paid_with_points": "0.00"}}""".formatted(RULE)),
				new Call(HttpMethod.PUT, "/api/v1/points-settings", """
						{"rate": {"points": 1, "per": "1.00"}, "store": "web", "vat_included": true,
						 "rounding": "floor", "minimum_order": "0.00", "point_value": 0.05,
						 "pending": {"type": "days", "days": 14}, "expiry": {"type": "months", "length": 12},
						 "refund_policy": "clamp", "grace_days": 0, "hold_minutes": 30}"""),
				new Call(HttpMethod.POST, "/api/v1/points-settings/expiry-preview", """
						{"expiry": {"type": "months", "length": 12}}"""),
				new Call(HttpMethod.PUT, "/api/v1/expiry-reminders", """
						{"days": [30, 7], "on_page": true, "by_mail": true}"""),
				new Call(HttpMethod.POST, "/api/v1/holds",
						"""
								{"store": "web", "cart_id": "1", "member": "ext:web:5521", "currency": "SEK", "lines": [%s],
								 "shipping": "49.00", "codes": ["X"], "points": 0, "expected_to_pay": "49.01", "minutes": 1}"""
							.formatted(LINE)),
				new Call(HttpMethod.PUT, "/api/v1/checkout-settings", """
						{"best_for": "customer", "base": "after", "free_codes_on_partial_return": true}"""),
				new Call(HttpMethod.PUT, "/api/v1/order-settings", "{\"guest_lookback_days\": 30}"),
				new Call(HttpMethod.PUT, "/api/v1/transfer-settings", """
						{"allowed": true, "by_members": true, "per_transfer": 100, "per_day": 200}"""),
				new Call(HttpMethod.POST, "/api/v1/members/" + member + "/transfers", """
						{"to": "ext:web:5522", "points": 5, "message": "Hej"}"""),
				new Call(HttpMethod.POST, "/api/v1/members/" + member + "/merge/preview", """
						{"other": "ext:web:5522"}"""),
				new Call(HttpMethod.POST, "/api/v1/members/" + member + "/merge", """
						{"other": "ext:web:5522"}"""), new Call(HttpMethod.PATCH, "/api/v1/program", """
						{"name": "Fjällbod", "currency": "SEK", "time_zone": "Europe/Stockholm", "language": "sv",
						 "brand_color": "#224466", "points_name": {"sv": "poäng", "en": "points"},
						 "support_limits": {"per_adjustment": 500, "per_day": 2000}}"""),
				new Call(HttpMethod.POST, "/api/v1/stores", "{\"code\": \"ny\", \"name\": \"Ny\", \"kind\": \"web\"}"),
				new Call(HttpMethod.PATCH, "/api/v1/stores/till",
						"{\"name\": \"Ny\", \"kind\": \"till\", \"closed\": false}"),
				new Call(HttpMethod.PUT, "/api/v1/imports/" + upload(),
						"""
								{"format": {"charset": "UTF-8", "delimiter": ";", "decimal_comma": true, "dates": "day_first"},
								 "mapping": {"Mail": "email"}, "options": {"store": "web", "awarding": "history", "enrol": true}}"""),
				new Call(HttpMethod.PUT, "/api/v1/import-mappings", """
						{"kind": "members", "name": "Ours", "mapping": {"Mail": "email"},
						 "format": {"charset": "UTF-8", "delimiter": ";", "decimal_comma": true, "dates": "day_first"},
						 "options": {"store": "web", "awarding": "history", "enrol": true}}"""),
				new Call(HttpMethod.POST, "/api/v1/api-keys", """
						{"name": "Webshop", "kind": "publishable", "mode": "live", "store": "web"}"""));
	}

	private static final String TERMS = """
			{"benefit": {"type": "fixed_amount", "amount": "75.00"}, "scope": {"skus": ["a"], "categories": ["b"],
			 "brands": ["c"], "excluded_skus": ["d"], "excluded_categories": ["e"], "excluded_brands": ["f"]},
			 "minimum_order": "300.00", "stacking": "common", "order": 1, "base": "after"}""";

	private static final String RULES = """
			{"max_uses": 3, "max_uses_per_member": 1, "starts_at": "2026-01-01T00:00:00Z",
			 "ends_at": "2036-01-01T00:00:00Z"}""";

	private static final String LINE = """
			{"line_id": "1", "kind": "goods", "sku": "T", "name": "Tält", "brand": "F", "categories": ["c"],
			 "quantity": 1, "gross": "1399.00", "discount": "1.00", "vat_rate": 25}""";

	private static final String ORDER = """
			{"store": "web", "order_id": "10512", "status": "paid", "ordered_at": "2026-01-02T03:04:05Z",
			 "currency": "SEK", "customer": {"member": "ext:web:5521", "id": "5521", "email": "anna@mejl.example",
			 "phone": "070-123 45 67"}, "lines": [%s], "discounts": [{"label": "HÖST", "amount": "1.00"}],
			 "shipping": "1.00", "fees": "1.00", "paid_with_points": "1.00", "paid_with_gift_card": "1.00",
			 "total": "1399.00", "test": false}""".formatted(LINE);

	private static final String FREE = """
			{"kind": "experience", "state": "active", "name": {"sv": "Fika", "en": "Coffee"}, "points": 1}""";

	private static final String REWARD = """
			{"kind": "percentage", "state": "active", "name": {"sv": "Tio", "en": "Ten"},
			 "description": {"sv": "Av", "en": "Off"}, "terms": {"sv": "Villkor", "en": "Terms"}, "points": 1,
			 "percent": 10, "cap": "100.00", "valid_days": 30, "minimum_order": "100.00", "skus": ["a"],
			 "categories": ["skor"], "brands": ["b"], "stacking": "common", "stock": 100,
			 "limit": {"times": 100, "period": "month"}, "tag": "vip", "from": "2026-01-01T00:00:00Z",
			 "until": "2036-12-01T00:00:00+01:00"}""";

	private static final String RULE = """
			{"name": "Skor", "type": "multiplier", "factor": 2, "skus": ["a"], "brands": ["b"],
			 "categories": ["skor"], "stores": ["web"], "from": "2026-01-01T00:00:00Z",
			 "until": "2036-12-01T00:00:00+01:00", "minimum_order": "1.00", "conditions": {"order_number": ["1"]},
			 "priority": 10, "draft": true, "pending": {"type": "days", "days": 14},
			 "expiry": {"type": "months", "length": 3}}""";

	private static Optional<String> complaint(MvcTestResult result) {
		int status = result.getResponse().getStatus();
		var body = body(result);
		if (status < 400) {
			return (body.contains("\"status\":500") || body.contains("not_storable")) ? Optional.of(body)
					: Optional.empty();
		}
		if (!Set.of(400, 404, 409, 413, 422).contains(status)) {
			return Optional.of(status + " " + body);
		}
		boolean right = MediaType.APPLICATION_PROBLEM_JSON_VALUE.equals(result.getResponse().getContentType())
				&& body.contains("\"code\":") && body.contains("\"request_id\":") && !body.contains("not_storable")
				&& (status != 400 || body.contains("\"pointer\":\"/") || body.contains("malformed_json"));
		return right ? Optional.empty() : Optional.of(status + " " + body);
	}

	private List<JsonNode> bad() {
		return Stream.concat(TEXTS.stream().map(NODES::stringNode), LITERALS.stream().map(this.json::readTree))
			.map(JsonNode.class::cast)
			.toList();
	}

	/** Every place in a document but its root. */
	private static List<String> pointers(JsonNode node) {
		var found = new ArrayList<String>();
		collect(node, "", found);
		return found;
	}

	private static void collect(JsonNode node, String at, List<String> found) {
		if (!at.isEmpty()) {
			found.add(at);
		}
		if (node instanceof ObjectNode object) {
			object.properties().forEach((field) -> collect(field.getValue(), at + "/" + field.getKey(), found));
		}
		else if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				collect(array.get(i), at + "/" + i, found);
			}
		}
	}

	private static void replace(JsonNode document, String pointer, JsonNode value) {
		int cut = pointer.lastIndexOf('/');
		var name = pointer.substring(cut + 1);
		switch (document.at(pointer.substring(0, cut))) {
			case ObjectNode object -> object.set(name, value);
			case ArrayNode array -> array.set(Integer.parseInt(name), value);
			default -> throw new IllegalArgumentException(pointer);
		}
	}

	private MvcTestResult send(Call call) {
		var result = send(call, call.body());
		assertThat(result).as(call + " " + body(result)).hasStatus2xxSuccessful();
		return result;
	}

	private MvcTestResult send(Call call, String body) {
		return this.mvc.method(call.method())
			.uri(call.path())
			.header("Authorization", this.live)
			.header("If-Match", "*")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private String text(MvcTestResult result, String field) {
		return this.json.readTree(body(result)).path(field).asString();
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String shortened(String text) {
		return (text.length() <= 60) ? text : text.substring(0, 60) + "…";
	}

	/** A call, by a live secret key. */
	private record Call(HttpMethod method, String path, String body) {

		@Override
		public String toString() {
			return this.method + " " + this.path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
		}

	}

}
