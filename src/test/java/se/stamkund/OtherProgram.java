package se.stamkund;

import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** One of everything, in a programme that belongs to somebody else. */
class OtherProgram {

	private static final String OTHER = "{\"other\": \"ext:web:ours\"}";

	/** What would be accepted if it were one's own. */
	private static final Map<String, String> BODIES = bodies(
			Map.of("PUT /api/v1/voucher-batches/{batch}",
					"{\"name\": \"Ours\", \"label\": \"Ours\", \"rules\": {}, \"state\": \"active\"}"),
			Map.of("POST /api/v1/vouchers/{code}/redeem", "{\"reference\": \"R-1\"}",
					"POST /api/v1/gift-cards/{code}/payments", "{\"reference\": \"P-1\", \"amount\": \"1.00\"}",
					"POST /api/v1/gift-cards/{code}/adjustments",
					"{\"amount\": \"1.00\", \"reason\": \"Late parcel\"}"),
			Map.of("PUT /api/v1/orders/{id}",
					"{\"store\": \"web\", \"order_id\": \"o-1\", \"lines\": [{\"gross\": \"1.00\"}]}",
					"POST /api/v1/orders/{id}/status", "{\"status\": \"delivered\"}",
					"POST /api/v1/orders/{id}/refunds", "{\"refund_id\": \"R-2\", \"amount\": \"1.00\"}",
					"PUT /api/v1/earning-rules/{rule}",
					"{\"name\": \"Double\", \"type\": \"multiplier\", \"factor\": 2}",
					"POST /api/v1/members/{member}/consents",
					"{\"consents\": [{\"purpose\": \"profiling\", \"given\": true}]}",
					"POST /api/v1/members/{member}/adjustments", "{\"points\": 5, \"reason\": \"Late parcel\"}",
					"PATCH /api/v1/members/{member}", "{\"first_name\": \"Eva\"}", "PATCH /api/v1/stores/{code}",
					"{\"name\": \"Ours\"}", "PATCH /api/v1/products/{id}", "{\"name\": \"Ours\"}"),
			Map.of("POST /api/v1/members/{member}/merge", OTHER, "POST /api/v1/members/{member}/merge/preview", OTHER,
					"POST /api/v1/members/{member}/transfers", "{\"to\": \"ext:web:ours\", \"points\": 5}",
					"PUT /api/v1/members/{member}/tier/placement", "{\"tier\": \"silver\", \"reason\": \"A friend\"}",
					"PUT /api/v1/rewards/{reward}",
					"{\"kind\": \"experience\", \"name\": {\"sv\": \"Te\", \"en\": \"Tea\"}, \"points\": 1}",
					"PUT /api/v1/redemptions/{redemption}/fulfilment", "{\"fulfilment\": \"done\"}"));

	private final MockMvcTester mvc;

	private final String key;

	private final String member;

	private final String order;

	private final String hold;

	private final String audit;

	private final String rule;

	private final String product;

	private final String apiKey;

	private final String adjustment;

	private final String imported;

	private final String mapping;

	private final String transfer;

	private final String merge;

	private final String batch;

	private final String use;

	private final String payment;

	private final String reward;

	private final String redemption;

	OtherProgram(MockMvcTester mvc, String key) {
		this.mvc = mvc;
		this.key = key;
		this.member = make("members",
				"{\"email\": \"eva@mejl.example\", \"external\": {\"store\": \"web\", \"id\": \"theirs\"}}", "$.id");
		this.order = make("orders",
				"{\"store\": \"web\", \"order_id\": \"theirs\", \"customer\": {\"id\": \"theirs\"}, \"lines\": [{\"gross\": \"100.00\"}]}",
				"$.id");
		make("orders/" + this.order + "/refunds", "{\"refund_id\": \"R-1\", \"amount\": \"1.00\"}", "$.id");
		this.adjustment = make("members/" + this.member + "/adjustments",
				"{\"points\": 50, \"reason\": \"Late parcel\"}", "$.id");
		allowTransfers();
		make("members", "{\"email\": \"eve@mejl.example\", \"external\": {\"store\": \"web\", \"id\": \"also\"}}",
				"$.id");
		this.transfer = make("members/" + this.member + "/transfers", "{\"to\": \"ext:web:also\", \"points\": 5}",
				"$.id");
		this.merge = make("members/" + this.member + "/merge", "{\"other\": \"ext:web:also\"}", "$.id");
		this.reward = make("rewards",
				"{\"kind\": \"experience\", \"state\": \"active\", \"name\": {\"sv\": \"Fika\", \"en\": \"Coffee\"}, \"points\": 1}",
				"$.id");
		this.redemption = make("redemptions",
				"{\"member\": \"" + this.member + "\", \"reward\": \"" + this.reward + "\"}", "$.id");
		this.hold = make("holds", "{\"member\": \"" + this.member + "\", \"points\": 10}", "$.hold_id");
		this.rule = make("earning-rules", "{\"name\": \"Double\", \"type\": \"multiplier\", \"factor\": 2}", "$.id");
		this.apiKey = make("api-keys", "{\"name\": \"Web\", \"kind\": \"secret\", \"mode\": \"live\"}", "$.key.id");
		this.audit = make("ledger/audits", "", "$.id");
		this.imported = imported();
		this.mapping = send(HttpMethod.PUT, "import-mappings",
				"{\"kind\": \"members\", \"name\": \"Theirs\", \"mapping\": {\"Mail\": \"email\"}}", "$.id");
		make("stores", "{\"code\": \"theirs\", \"name\": \"Theirs\", \"kind\": \"web\"}", "$.code");
		make("vouchers", terms("\"code\": \"theirs\""), "$.id");
		this.use = make("vouchers/theirs/redeem", "{\"reference\": \"theirs\"}", "$.use.id");
		this.batch = make("voucher-batches", terms("\"name\": \"Theirs\", \"codes\": [\"theirs-1\"]"), "$.id");
		make("gift-cards", "{\"code\": \"theirs\", \"amount\": \"100.00\"}", "$.id");
		this.payment = make("gift-cards/theirs/payments", "{\"reference\": \"theirs\", \"amount\": \"1.00\"}", "$.id");
		this.product = send(HttpMethod.PUT, "products",
				"{\"products\": [{\"store\": \"web\", \"sku\": \"S-1\", \"name\": \"Tent\"}]}", "$.data[0].id");
	}

	private static String terms(String more) {
		return "{" + more
				+ ", \"label\": \"Theirs\", \"terms\": {\"benefit\": {\"type\": \"fixed_amount\", \"amount\": \"10.00\"}}}";
	}

	@SafeVarargs
	private static Map<String, String> bodies(Map<String, String>... parts) {
		var bodies = new HashMap<String, String>();
		Stream.of(parts).forEach(bodies::putAll);
		return Map.copyOf(bodies);
	}

	private void allowTransfers() {
		var etag = this.mvc.get().uri("/api/v1/transfer-settings").header("Authorization", this.key).exchange();
		assertThat(this.mvc.put()
			.uri("/api/v1/transfer-settings")
			.header("Authorization", this.key)
			.header("If-Match", String.valueOf(etag.getResponse().getHeader("ETag")))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"allowed\": true, \"by_members\": true, \"per_transfer\": 100, \"per_day\": 100}"))
			.hasStatusOk();
	}

	/** The addresses of what is theirs, by our id and by the storefront's. */
	List<String> addresses(String path) {
		var address = path.replace("/orders/{id}", "/orders/" + this.order)
			.replace("/products/{id}", "/products/" + this.product)
			.replace("/api-keys/{id}", "/api-keys/" + this.apiKey)
			.replace("/imports/{id}", "/imports/" + this.imported)
			.replace("/import-mappings/{id}", "/import-mappings/" + this.mapping)
			.replace("{what}", this.mapping)
			.replace("{member}", this.member)
			.replace("{hold}", this.hold)
			.replace("{audit}", this.audit)
			.replace("{rule}", this.rule)
			.replace("{adjustment}", this.adjustment)
			.replace("{transfer}", this.transfer)
			.replace("{merge}", this.merge)
			.replace("{batch}", this.batch)
			.replace("{use}", this.use)
			.replace("{payment}", this.payment)
			.replace("{code}", "theirs")
			.replace("{reward}", this.reward)
			.replace("{redemption}", this.redemption)
			.replace("{tag}", "vip");
		assertThat(address).as("an address to try").doesNotContain("{");
		return List.of(address, address.replace("/orders/" + this.order, "/orders/ext:web:theirs")
			.replace("/members/" + this.member, "/members/ext:web:theirs"));
	}

	/** Something that endpoint takes. */
	String body(String endpoint) {
		return BODIES.getOrDefault(endpoint, "{}");
	}

	/** Bodies that name what is theirs, and where they are posted. */
	Map<String, String> bodiesThatName() {
		var lines = "\"lines\": [{\"gross\": \"1.00\"}]";
		var theirs = "\"member\": \"" + this.member + "\"";
		return Map.of("{" + theirs + ", \"points\": 10}", "holds",
				"{\"store\": \"web\", \"cart_id\": \"c-1\", " + theirs + ", " + lines + "}", "checkout/quotes",
				"{\"store\": \"web\", \"cart_id\": \"c-2\", \"expected_to_pay\": \"1.00\", " + theirs + ", " + lines
						+ "}",
				"holds", "{\"amount\": \"1.00\", " + theirs + "}", "gift-cards",
				"{\"type\": \"quiz.answered\", \"store\": \"web\", " + theirs + "}", "events",
				"{\"store\": \"web\", \"order_id\": \"o-1\", \"customer\": {" + theirs + "}, " + lines + "}", "orders",
				"{\"store\": \"theirs\", \"order_id\": \"o-2\", " + lines + "}", "orders",
				"{\"name\": \"Web\", \"kind\": \"secret\", \"mode\": \"live\", \"store\": \"theirs\"}", "api-keys",
				"{\"replaces\": \"" + this.rule + "\"}", "earning-rules/preview");
	}

	/** All that can be read of what they have. */
	String everything() {
		var theirs = "members/" + this.member;
		return Stream
			.of(theirs, theirs + "/entries", theirs + "/consents", theirs + "/tier", "tiers", "rewards", "redemptions",
					"orders/" + this.order, "orders/" + this.order + "/refunds", "orders", "holds/" + this.hold,
					"earning-rules", "products", "stores", "api-keys/" + this.apiKey, "member-tags", "imports",
					"import-mappings", "vouchers/theirs", "vouchers/theirs/uses", "voucher-batches",
					"gift-cards/theirs", "gift-cards/theirs/entries")
			.map(this::read)
			.collect(Collectors.joining("\n"));
	}

	private String read(String path) {
		var result = this.mvc.get().uri("/api/v1/" + path).header("Authorization", this.key).exchange();
		assertThat(result).as(path).hasStatusOk();
		return body(result);
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String imported() {
		var result = this.mvc.post()
			.uri("/api/v1/imports?kind=members")
			.header("Authorization", this.key)
			.contentType("text/csv")
			.content("email\nli@mejl.example\n")
			.exchange();
		assertThat(result).hasStatus2xxSuccessful();
		return JsonPath.read(body(result), "$.id");
	}

	private String make(String path, String body, String id) {
		return send(HttpMethod.POST, path, body, id);
	}

	private String send(HttpMethod method, String path, String body, String id) {
		var result = this.mvc.method(method)
			.uri("/api/v1/" + path)
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		assertThat(result).as(path).hasStatus2xxSuccessful();
		return JsonPath.read(body(result), id);
	}

}
