package se.stamkund.reward.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Map;

import java.awt.image.BufferedImage;

import javax.imageio.ImageIO;

import com.jayway.jsonpath.JsonPath;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@IntegrationTest
class RewardsRestTest {

	private static final String DISCOUNT = """
			{"kind": "fixed_discount", "state": "active", "name": {"sv": "75 kr rabatt", "en": "75 kr off"},
			 "points": 1500, "amount": "75.00", "valid_days": 90, "stock": 2,
			 "limit": {"times": 1, "period": "month"}}""";

	/** A field that is missing here or on the page gets lost. */
	private static final String EVERYTHING = """
			{"kind": KIND, "state": "paused", "name": {"sv": "Höst", "en": "Autumn"},
			 "description": {"sv": "Rad", "en": "Line"}, "terms": {"sv": "Ett\\ntvå", "en": "One\\ntwo"}, "points": 1500,
			 "valid_days": 90, "minimum_order": "300.00", "skus": ["a-1", "b-2"], "categories": ["jackor, herr", "skor"],
			 "brands": ["fjällräv"], "excluded_skus": ["c-3"], "excluded_categories": ["rea"],
			 "excluded_brands": ["haglöfs"], "stacking": "exclusive", "stock": 20,
			 "limit": {"times": 2, "period": "week"}, "tier": "guld", "tag": "vip", "from": "2026-03-01T09:30:00Z",
			 "until": "2036-03-01T10:15:00Z"}""";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	private TestPrograms.TestProgram program;

	private String key;

	@BeforeEach
	void prepare() {
		this.program = this.programs.create();
		this.key = this.keys.secret(this.program.id());
	}

	@Test
	void aRewardIsAddedChangedAndPutAway() {
		var added = post("rewards", DISCOUNT);
		assertThat(added).hasStatus(HttpStatus.CREATED).bodyJson().extractingPath("$.left").isEqualTo(2);
		var path = "rewards/" + read(added, "$.id");
		var etag = String.valueOf(added.getResponse().getHeader("ETag"));

		assertThat(send(HttpMethod.PUT, path, DISCOUNT, null)).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
		var changed = send(HttpMethod.PUT, path, DISCOUNT.replace("1500", "1400"), etag);
		assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.points").isEqualTo(1400);
		assertThat(send(HttpMethod.PUT, path, DISCOUNT, etag)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(send(HttpMethod.PUT, path, DISCOUNT.replace("active", "archived"), "*")).hasStatusOk();
		assertThat(get("rewards")).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(get("rewards?state=archived")).bodyJson().extractingPath("$.data.length()").isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"fixed_discount\", \"amount\": \"75.50\"", "\"gift_card\", \"amount\": \"500.00\"",
			"\"percentage\", \"percent\": 12.5, \"cap\": \"200.00\"", "\"free_shipping\"",
			"\"free_product\", \"sku\": \"TENT\", \"quantity\": 2, \"sent\": true", "\"experience\"", "\"donation\"" })
	void everyFieldComesBackByRestAndByTheForm(String kind) {
		this.programs.giveTiers(this.program.id());
		var written = EVERYTHING.replace("KIND", kind);
		var path = "rewards/" + read(post("rewards", written), "$.id");
		var first = get(path);
		Map<String, Object> wanted = JsonPath.read(written, "$");
		assertThat(JsonPath.<Map<String, Object>>read(body(first), "$")).containsAllEntriesOf(wanted);
		assertThat(send(HttpMethod.PUT, path, written, etag(first))).hasStatusOk();
		assertThat(etag(get(path))).isEqualTo(etag(first));

		assertThat(submit("/admin/" + path, staff("/admin/" + path).select("form#reward").first()))
			.hasRedirectedUrl("/admin/" + path);
		assertThat(etag(get(path))).as("the form changes nothing").isEqualTo(etag(first));
	}

	@Test
	void anybodyReadsWhatIsOnOfferNow() {
		var shown = read(
				post("rewards", DISCOUNT.replace("\"stock\": 2",
						"\"stock\": 2, \"from\": \"2026-01-01T00:00:00Z\", \"until\": \"2099-01-01T00:00:00Z\"")),
				"$.id");
		post("rewards", DISCOUNT.replace("active", "draft"));
		post("rewards", DISCOUNT.replace("active", "paused"));
		post("rewards", DISCOUNT.replace("active", "archived"));
		post("rewards", DISCOUNT.replace("\"stock\": 2", "\"tag\": \"vip\""));
		post("rewards", DISCOUNT.replace("\"stock\": 2", "\"from\": \"2099-01-01T00:00:00Z\""));
		post("rewards", DISCOUNT.replace("\"stock\": 2", "\"until\": \"2026-01-01T00:00:00Z\""));
		var second = read(post("rewards", DISCOUNT), "$.id");
		this.key = this.keys.publishable(this.program.id());

		var page = get("rewards?limit=1");
		assertThat(page).hasStatusOk().hasHeader("RateLimit-Policy", "\"publishable-key\";q=600;w=60");
		assertThat(page).bodyJson().extractingPath("$.data[*].id").asArray().containsExactly(shown);
		assertThat(page).bodyJson().extractingPath("$.data[0].left").isEqualTo(2);
		assertThat(page).bodyJson().extractingPath("$.data[0].stock").isNull();
		assertThat(get("rewards?limit=1&cursor=" + read(page, "$.next_cursor"))).bodyJson()
			.extractingPath("$.data[*].id")
			.asArray()
			.containsExactly(second);
		assertThat(get("rewards?state=active")).hasStatusOk();
		assertThat(get("rewards?state=draft")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("rewards/" + shown)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post("rewards", DISCOUNT)).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void whatDoesNotGoWithTheKindIsPointedAt() {
		assertThat(post("rewards", DISCOUNT.replace("\"amount\": \"75.00\", ", ""))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("/amount");
		assertThat(post("rewards", DISCOUNT.replace("fixed_discount", "experience"))).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("rewards", DISCOUNT.replace("\"stock\": 2", "\"tier\": \"guld\"")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("reward_tier_unknown");
	}

	@Test
	void aMemberIsToldWhatSheCanHaveAndWhyNotTheRest() {
		this.programs.giveTiers(this.program.id());
		var member = member(1_240);
		var near = read(post("rewards", DISCOUNT), "$.id");
		post("rewards", DISCOUNT.replace("1500", "1000").replace("\"limit\"", "\"tier\": \"guld\", \"limit\""));
		post("rewards", DISCOUNT.replace("1500", "700"));

		var offers = get("members/" + member + "/rewards");
		assertThat(offers).bodyJson().extractingPath("$.points").isEqualTo(1240);
		assertThat(offers).bodyJson().extractingPath("$.next").isEqualTo(near);
		assertThat(offers).bodyJson().extractingPath("$.missing").isEqualTo(260);
		assertThat(offers).bodyJson().extractingPath("$.data[0].why_not[0].code").isEqualTo("points");
		assertThat(offers).bodyJson()
			.extractingPath("$.data[0].why_not[0].detail")
			.isEqualTo("Has 1240; 1500 needed, 260 missing");
		assertThat(offers).bodyJson().extractingPath("$.data[1].why_not[0].tier").isEqualTo("guld");
		assertThat(offers).bodyJson().extractingPath("$.data[2].can_have").isEqualTo(true);
	}

	@Test
	void takingGivesACodeAndGivingItBackTakesItAway() {
		var member = member(2_000);
		var reward = read(post("rewards", DISCOUNT), "$.id");
		var body = "{\"member\": \"" + member + "\", \"reward\": \"" + reward + "\"}";

		var taken = post("redemptions", body);
		assertThat(taken).hasStatus(HttpStatus.CREATED).bodyJson().extractingPath("$.code.state").isEqualTo("usable");
		assertThat(post("redemptions", body)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("reward_limit");
		var path = "redemptions/" + read(taken, "$.id");
		assertThat(get(path)).hasStatusOk();
		assertThat(post(path + "/cancel", "")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.code.state")
			.isEqualTo("cancelled");
		assertThat(get("members/" + member + "/balance")).bodyJson().extractingPath("$.active").isEqualTo(2000);
		assertThat(get("redemptions?member=" + member)).bodyJson().extractingPath("$.data.length()").isEqualTo(1);
	}

	@Test
	void theSameIdempotencyKeyTakesOnce() {
		var member = member(5_000);
		var reward = read(post("rewards", DISCOUNT.replace("\"times\": 1", "\"times\": 9")), "$.id");
		var body = "{\"member\": \"" + member + "\", \"reward\": \"" + reward + "\"}";

		var first = keyed(body);
		var again = keyed(body);
		assertThat(read(again, "$.id")).isEqualTo(read(first, "$.id"));
		assertThat(get("members/" + member + "/balance")).bodyJson().extractingPath("$.active").isEqualTo(3500);
	}

	@Test
	void whatIsSentByHandIsFollowed() {
		var member = member(100);
		var reward = read(post("rewards", """
				{"kind": "donation", "state": "active", "name": {"sv": "Träd", "en": "Tree"}, "points": 100}"""),
				"$.id");
		var taken = post("redemptions", "{\"member\": \"" + member + "\", \"reward\": \"" + reward + "\"}");
		assertThat(taken).bodyJson().extractingPath("$.fulfilment").isEqualTo("new");

		var path = "redemptions/" + read(taken, "$.id") + "/fulfilment";
		assertThat(send(HttpMethod.PUT, path, "{\"fulfilment\": \"sent\", \"tracking\": \"00373\"}", null))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.tracking")
			.isEqualTo("00373");
		assertThat(get("redemptions?fulfilment=sent")).bodyJson().extractingPath("$.data.length()").isEqualTo(1);
		assertThat(get("redemptions?fulfilment=new")).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(get("redemptions?fulfilment=x")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void aPictureIsForAnybodyAndNothingElseIsAPicture() throws IOException {
		var reward = read(post("rewards", DISCOUNT), "$.id");
		var shown = image(reward, png(40, 30));
		assertThat(shown).hasStatusOk().bodyJson().extractingPath("$.image").asString().contains("/image?v=");

		var address = "/p/" + this.program.code() + "/rewards/" + reward + "/image";
		var picture = this.mvc.get().uri(address).exchange();
		assertThat(picture).hasStatusOk()
			.hasContentType(MediaType.IMAGE_PNG)
			.hasHeader("X-Content-Type-Options", "nosniff");
		assertThat(picture.getResponse().getHeader("Cache-Control")).contains("max-age=2592000");
		assertThat(image(reward, "<svg onload='alert(1)'/>".getBytes())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("reward_image_unreadable");
		assertThat(image(reward, png(5000, 1))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(send(HttpMethod.DELETE, "rewards/" + reward + "/image", "", null)).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.mvc.get().uri(address)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theOrderIsTheMerchants() {
		var first = read(post("rewards", DISCOUNT), "$.id");
		var second = read(post("rewards", DISCOUNT), "$.id");
		assertThat(send(HttpMethod.PUT, "rewards/order", "{\"rewards\": [\"" + second + "\"]}", null))
			.hasStatus(HttpStatus.NO_CONTENT);

		assertThat(get("rewards")).bodyJson().extractingPath("$.data[0].id").isEqualTo(second);
		var page = get("rewards?limit=1");
		assertThat(page).bodyJson().extractingPath("$.has_more").isEqualTo(true);
		assertThat(get("rewards?limit=1&cursor=" + read(page, "$.next_cursor"))).bodyJson()
			.extractingPath("$.data[0].id")
			.isEqualTo(first);
	}

	@Test
	void partPaymentIsDecidedWithItsVersion() {
		var before = get("part-payment");
		assertThat(before).bodyJson().extractingPath("$.maximum_percent").isEqualTo(100);
		var etag = String.valueOf(before.getResponse().getHeader("ETag"));
		var body = "{\"allowed\": true, \"minimum_points\": 200, \"maximum_percent\": 50, \"step\": 100}";

		assertThat(send(HttpMethod.PUT, "part-payment", body, etag)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.step")
			.isEqualTo(100);
		assertThat(send(HttpMethod.PUT, "part-payment", body, etag)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(send(HttpMethod.PUT, "part-payment", body.replace("50", "101"), "*"))
			.hasStatus(HttpStatus.BAD_REQUEST);
	}

	private String member(long points) {
		var id = read(post("members", "{\"email\": \"anna@mejl.example\"}"), "$.id");
		post("members/" + id + "/adjustments", "{\"points\": " + points + ", \"reason\": \"Start\"}");
		return id;
	}

	private MvcTestResult image(String reward, byte[] bytes) {
		return this.mvc.put()
			.uri("/api/v1/rewards/" + reward + "/image")
			.header("Authorization", this.key)
			.contentType(MediaType.IMAGE_PNG)
			.content(bytes)
			.exchange();
	}

	private static byte[] png(int width, int height) throws IOException {
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
		return bytes.toByteArray();
	}

	private MvcTestResult keyed(String body) {
		return this.mvc.post()
			.uri("/api/v1/redemptions")
			.header("Authorization", this.key)
			.header("Idempotency-Key", "once")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static String etag(MvcTestResult result) {
		return String.valueOf(result.getResponse().getHeader("ETag"));
	}

	private Document staff(String path) {
		return Jsoup
			.parse(body(this.mvc.get().uri(path).with(TestStaff.owner(this.program.id())).with(csrf()).exchange()));
	}

	/** Sends a form as it stands on its page. */
	private MvcTestResult submit(String path, @Nullable Element form) {
		var request = this.mvc.post().uri(path).with(TestStaff.owner(this.program.id())).with(csrf());
		((FormElement) requireNonNull(form)).formData()
			.stream()
			.filter((field) -> !field.key().equals("_csrf"))
			.forEach((field) -> request.param(field.key(), field.value()));
		return request.exchange();
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri("/api/v1/" + path).header("Authorization", this.key).exchange();
	}

	private MvcTestResult post(String path, String body) {
		return send(HttpMethod.POST, path, body, null);
	}

	private MvcTestResult send(HttpMethod method, String path, String body, String etag) {
		var request = this.mvc.method(method)
			.uri("/api/v1/" + path)
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body);
		if (etag != null) {
			request.header("If-Match", etag);
		}
		return request.exchange();
	}

	private static String read(MvcTestResult result, String path) {
		return String.valueOf((Object) JsonPath.read(body(result), path));
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
