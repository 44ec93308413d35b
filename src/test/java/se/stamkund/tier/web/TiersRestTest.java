package se.stamkund.tier.web;

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
class TiersRestTest {

	private static final String LADDER = """
			{"window": "rolling", "months": 12, "match": "any", "downgrade": "to_earned", "grace_days": 0, "tiers": [
			{"code": "brons", "name": {"sv": "Brons", "en": "Bronze"}},
			{"code": "silver", "name": {"sv": "Silver", "en": "Silver"}, "color": "#8A9299", "icon": "star",
			"criteria": {"money": "1000.00"}, "benefits": {"multiplier": 1.1, "free_shipping": true,
			"early_access_hours": 24, "birthday_bonus": 100, "text": {"sv": "Fri vallning", "en": "Free waxing"}}},
			{"code": "guld", "name": {"sv": "Guld", "en": "Gold"}, "criteria": {"money": "2500.00"},
			"benefits": {"multiplier": 1.25}}]}""";

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
	}

	@Test
	void answersWithNoTiersBeforeThereAreAny() {
		var answer = call(HttpMethod.GET, "tiers", null, null);

		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.tiers").asArray().isEmpty();
		assertThat(answer).hasHeader("ETag", etag());
		member();
		assertThat(call(HttpMethod.GET, "members/ext:web:5521/tier", null, null)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.tier")
			.isNull();
	}

	@Test
	void keepsTheLadderAsItWasPut() {
		assertThat(put(LADDER)).hasStatusOk();

		assertThat(call(HttpMethod.GET, "tiers", null, null)).bodyJson()
			.isLenientlyEqualTo(
					"""
							{"window": "rolling", "months": 12, "match": "any", "downgrade": "to_earned", "grace_days": 0, "tiers": [
							{"code": "brons", "criteria": {"points": null, "money": null, "orders": null},
							"benefits": {"multiplier": 1, "free_shipping": false}},
							{"code": "silver", "color": "#8a9299", "icon": "star", "criteria": {"money": "1000.00"},
							"benefits": {"multiplier": 1.1, "free_shipping": true, "early_access_hours": 24, "birthday_bonus": 100,
							"text": {"sv": "Fri vallning", "en": "Free waxing"}}},
							{"code": "guld", "criteria": {"money": "2500.00"}}]}""");
	}

	@Test
	void asksForTheVersionThatIsChanged() {
		assertThat(call(HttpMethod.PUT, "tiers", LADDER, null)).hasStatus(428);
		var first = etag();
		assertThat(put(LADDER)).hasStatusOk();

		assertThat(call(HttpMethod.PUT, "tiers", LADDER.replace("2500", "3000"), first)).hasStatus(412);
		assertThat(put(LADDER.replace("2500", "3000"))).hasStatusOk();
		var before = etag();
		assertThat(put(LADDER.replace("2500", "3000").replace("Fri vallning", "Fri service"))).hasStatusOk();
		assertThat(etag()).as("a name is a change, too").isNotEqualTo(before);
	}

	@Test
	void refusesALadderThatCantBeClimbed() {
		assertThat(put(LADDER.replace("2500.00", "900.00"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("tier_not_higher");
		assertThat(put(LADDER.replace("\"criteria\": {\"money\": \"2500.00\"}", "\"criteria\": {\"orders\": 3}")))
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("tier_other_measures");
		assertThat(put(LADDER.replace("\"months\": 12", "\"months\": 37"))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("/months");
		assertThat(put(LADDER.replace("rolling", "lifetime"))).hasStatus(400);
		assertThat(put(LADDER.replace("to_earned", "sometimes"))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("/downgrade");
		assertThat(put(LADDER.replace("#8A9299", "silver"))).hasStatus(400);
	}

	@Test
	void tellsWhereAMemberStandsAndWhatIsLeft() {
		put(LADDER);
		member();
		order("1", "1250.00");

		assertThat(call(HttpMethod.GET, "members/ext:web:5521/tier", null, null)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"tier": "silver", "name": "Silver", "cause": "earned", "progress": {"money": "1250.00", "orders": 1},
							"next": {"tier": "guld", "match": "any",
							"gaps": [{"measure": "money", "have": "1250.00", "need": "2500.00", "left": "1250.00"}]},
							"keep": null, "placement": null}""");
		assertThat(call(HttpMethod.GET, "members/ext:web:5521/tier/changes", null, null)).bodyJson()
			.isLenientlyEqualTo("""
					{"data": [{"from": "Brons", "to": "Silver", "up": true, "cause": "earned", "order": "1",
					"progress": {"money": "1250.00"}}], "has_more": false}""");
	}

	@Test
	void showsTheTierInTheQuote() {
		put(LADDER);
		member();
		order("1", "1250.00");

		assertThat(call(HttpMethod.POST, "checkout/quotes", """
				{"store": "web", "cart_id": "c", "member": "ext:web:5521", "currency": "SEK",
				"lines": [{"gross": "1000.00"}]}""", null)).hasStatusOk()
			.bodyText()
			.contains("tier:silver")
			.contains("1100");
	}

	@Test
	void placesAMemberAndLetsGo() {
		put(LADDER);
		member();

		assertThat(call(HttpMethod.PUT, "members/ext:web:5521/tier/placement",
				"{\"tier\": \"guld\", \"reason\": \"Waited for her parcel\", \"until\": \"2999-12-31\"}", null))
			.hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"tier": "guld", "cause": "placed", "until": "2999-12-31",
					"placement": {"tier": "guld", "at_least": true, "reason": "Waited for her parcel"}}""");
		assertThat(call(HttpMethod.DELETE, "members/ext:web:5521/tier/placement", null, null))
			.hasStatus(HttpStatus.NO_CONTENT);
		assertThat(call(HttpMethod.GET, "members/ext:web:5521/tier", null, null)).bodyJson()
			.extractingPath("$.tier")
			.isEqualTo("brons");
		assertThat(call(HttpMethod.PUT, "members/ext:web:5521/tier/placement",
				"{\"tier\": \"platina\", \"reason\": \"x\"}", null))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void previewsWithoutStoring() {
		put(LADDER);
		member();
		order("1", "1250.00");

		assertThat(call(HttpMethod.POST, "tiers/preview", LADDER.replace("1000.00", "1300.00"), null)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"up": 0, "down": 1, "same": 0, "tiers": [{"code": "brons", "before": 0, "after": 1},
					{"code": "silver", "before": 1, "after": 0}, {"code": "guld", "before": 0, "after": 0}]}""");
		assertThat(call(HttpMethod.GET, "members/ext:web:5521/tier", null, null)).bodyJson()
			.extractingPath("$.tier")
			.isEqualTo("silver");
		assertThat(call(HttpMethod.GET, "tiers/rollout", null, null)).hasStatusOk();
	}

	@Test
	void listsMembersByTier() {
		put(LADDER);
		member();
		order("1", "1250.00");
		assertThat(call(HttpMethod.POST, "members", "{\"email\": \"bo@mejl.example\"}", null))
			.hasStatus(HttpStatus.CREATED);

		assertThat(call(HttpMethod.GET, "members?tier=silver", null, null)).bodyJson()
			.extractingPath("$.data[*].email")
			.asArray()
			.containsExactly("anna@mejl.example");
		assertThat(call(HttpMethod.GET, "members?tier=brons&q=b", null, null)).bodyJson()
			.extractingPath("$.data[*].email")
			.asArray()
			.containsExactly("bo@mejl.example");
		assertThat(call(HttpMethod.GET, "members?tier=brons", null, null)).bodyJson()
			.extractingPath("$.data.length()")
			.isEqualTo(1);
		assertThat(call(HttpMethod.GET, "members?tier=guld", null, null)).bodyJson()
			.extractingPath("$.data")
			.asArray()
			.isEmpty();
		assertThat(call(HttpMethod.GET, "members?tier=platina", null, null)).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyText()
			.contains("There is no tier platina");
	}

	@Test
	void refusesNamesAndTextsThatCannotBeSeen() {
		assertThat(put(LADDER.replace("\"sv\": \"Guld\"", "\"sv\": \"Gu\\u0007ld\""))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("/tiers/2/name/sv");
		assertThat(put(LADDER.replace("Fri vallning", "Fri\\nvallning"))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("/tiers/1/benefits/text/sv");
	}

	private void member() {
		assertThat(call(HttpMethod.POST, "members",
				"{\"email\": \"anna@mejl.example\", \"external\": {\"store\": \"web\", \"id\": \"5521\"}}", null))
			.hasStatus(HttpStatus.CREATED);
	}

	private void order(String number, String gross) {
		assertThat(call(HttpMethod.POST, "orders",
				"{\"store\": \"web\", \"order_id\": \"%s\", \"status\": \"paid\", \"customer\": {\"id\": \"5521\"}, \"lines\": [{\"gross\": \"%s\"}]}"
					.formatted(number, gross),
				null))
			.hasStatus2xxSuccessful();
	}

	private MvcTestResult put(String ladder) {
		return call(HttpMethod.PUT, "tiers", ladder, etag());
	}

	private String etag() {
		var header = call(HttpMethod.GET, "tiers", null, null).getResponse().getHeader("ETag");
		return (header != null) ? header : "";
	}

	private MvcTestResult call(HttpMethod method, String path, @org.jspecify.annotations.Nullable String body,
			@org.jspecify.annotations.Nullable String etag) {
		var request = this.mvc.method(method).uri("/api/v1/" + path).header("Authorization", this.key);
		if (body != null) {
			request = request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		if (etag != null) {
			request = request.header("If-Match", etag);
		}
		return request.exchange();
	}

}
