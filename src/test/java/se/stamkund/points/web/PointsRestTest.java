package se.stamkund.points.web;

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

import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.Role;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@IntegrationTest
class PointsRestTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	TestProgram program;

	@Autowired
	PointsSettingsService settings;

	String key;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.create();
		this.key = this.keys.secret(this.program.id());
	}

	@Test
	void settingsAreReadChangedAndGuarded() throws Exception {
		var read = send(HttpMethod.GET, "/points-settings", null, null);
		assertThat(read).hasStatusOk().bodyJson().extractingPath("$.rate.per").isEqualTo("1.00");
		var etag = read.getResponse().getHeader("ETag");
		var body = read.getResponse().getContentAsString().replace("\"floor\"", "\"ceiling\"");

		assertThat(send(HttpMethod.PUT, "/points-settings", body, null)).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
		var changed = send(HttpMethod.PUT, "/points-settings", body, etag);

		assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.rounding").isEqualTo("ceiling");
		assertThat(send(HttpMethod.PUT, "/points-settings", body, etag)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(send(HttpMethod.PUT, "/points-settings", body, changed.getResponse().getHeader("ETag")))
			.hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"rounding":"floor"        | "rounding":"sideways"          | /rounding
			"per":"1.00"              | "per":"0.00"                   | /rate/per
			"per":"1.00"              | "per":"1.001"                  | /rate/per
			"grace_days":0            | "grace_days":-1                | /grace_days
			"grace_days":0            | "grace_days":0,"huge":1e9      | /huge
			"minimum_order":"0.00"    | "minimum_order":"-1.00"        | /minimum_order
			"type":"none"             | "type":"days"                  | /pending/days
			"length":24               | "length":0                     | /expiry/length
			"point_value":0.05        | "point_value":0.00000001       | /point_value
			"points":1                | "points":1e99                  | /rate/points
			"vat_included":true       | "vat_included":true,"store":"x" | /store
			""")
	void settingsThatMakeNoSenseArePointedAt(String good, String bad, String pointer) throws Exception {
		var read = send(HttpMethod.GET, "/points-settings", null, null);
		var text = read.getResponse().getContentAsString();
		assertThat(text).contains(good);
		var body = (bad.contains("store") ? text.replace("\"store\":null,", "") : text).replace(good, bad);

		assertThat(send(HttpMethod.PUT, "/points-settings", body, read.getResponse().getHeader("ETag")))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo(pointer);
	}

	@Test
	void aRuleIsAddedChangedAndDeleted() throws Exception {
		var added = send(HttpMethod.POST, "/earning-rules",
				"{\"name\": \"Dubbelt\", \"type\": \"multiplier\", \"factor\": 2, \"categories\": [\"Skor\"], \"stores\": [\"web\"]}",
				null);
		assertThat(added).hasStatus(HttpStatus.CREATED).bodyJson().extractingPath("$.status").isEqualTo("active");
		var path = "/earning-rules/" + path(added, "$.id");

		var changed = send(HttpMethod.PUT, path, "{\"name\": \"Tyst\", \"type\": \"exclusion\", \"draft\": true}",
				added.getResponse().getHeader("ETag"));
		assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.version").isEqualTo(2);
		assertThat(send(HttpMethod.DELETE, path, null, added.getResponse().getHeader("ETag")))
			.hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(send(HttpMethod.DELETE, path, null, changed.getResponse().getHeader("ETag")))
			.hasStatus(HttpStatus.NO_CONTENT);

		assertThat(send(HttpMethod.GET, path, null, null)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(send(HttpMethod.GET, path + "/versions", null, null)).bodyJson()
			.extractingPath("$.data.length()")
			.isEqualTo(2);
	}

	@Test
	void aRuleSaysHowLongItsPointsLive() throws Exception {
		var added = send(HttpMethod.POST, "/earning-rules", """
				{"name": "Kort", "type": "multiplier", "factor": 2, "pending": {"type": "days", "days": 14},
				"expiry": {"type": "end_of_year", "length": 0}}""", null);
		assertThat(added).hasStatus(HttpStatus.CREATED);
		var path = "/earning-rules/" + path(added, "$.id");

		var read = send(HttpMethod.GET, path, null, null);
		assertThat(read).bodyJson().extractingPath("$.pending.days").isEqualTo(14);
		assertThat(read).bodyJson().extractingPath("$.expiry.type").isEqualTo("end_of_year");
		assertThat(send(HttpMethod.PUT, path, """
				{"name": "Kort", "type": "multiplier", "factor": 2, "expiry": {"type": "inactivity", "length": 6}}""",
				added.getResponse().getHeader("ETag")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("rule_expiry_invalid");
		assertThat(send(HttpMethod.POST, "/earning-rules", """
				{"name": "Inget", "type": "exclusion", "pending": {"type": "none"}}""", null))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"type": "exclusion"}                                                        | /name
			{"name": "x", "type": "free"}                                                | /type
			{"name": "x", "type": "multiplier"}                                          | /factor
			{"name": "x", "type": "multiplier", "factor": -1}                            | /factor
			{"name": "x", "type": "exclusion", "factor": 2}                              | /factor
			{"name": "x", "type": "exclusion", "stores": ["nowhere"]}                    | /stores
			{"name": "x", "type": "rate", "rate": {"points": 1, "per": "0.00"}}          | /rate/per
			{"name": "x\\u0000", "type": "exclusion"}                                    | /name
			""")
	void aRuleThatMakesNoSenseIsPointedAt(String body, String pointer) {
		assertThat(send(HttpMethod.POST, "/earning-rules", body, null)).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo(pointer);
	}

	@Test
	void whatAnOrderGaveComesWithItsWhy() throws Exception {
		var member = path(send(HttpMethod.POST, "/members", "{\"email\": \"anna@mejl.example\"}", null), "$.id");
		send(HttpMethod.POST, "/orders", """
				{"store": "web", "order_id": "1", "customer": {"member": "%s"}, "shipping": "49.00",
				 "lines": [{"gross": "1399.00", "discount": "150.00"}]}""".formatted(member), null);
		send(HttpMethod.POST, "/members/" + member + "/adjustments", "{\"points\": 5, \"reason\": \"x\"}", null);

		var entries = send(HttpMethod.GET, "/members/" + member + "/entries", null, null);

		assertThat(entries).hasStatusOk().bodyJson().extractingPath("$.data[0].award").isNull();
		assertThat(entries).bodyJson().extractingPath("$.data[1].award.why.base").isEqualTo("1249.00");
		assertThat(entries).bodyJson()
			.extractingPath("$.data[1].award.formula")
			.asString()
			.contains("− discount 150.00 = 1249.00 SEK; × 1 = 1249 p");
	}

	@Test
	void aRuleIsTriedWithoutCounting() {
		var tried = send(HttpMethod.POST, "/earning-rules/preview", """
				{"rule": {"name": "Dubbelt", "type": "multiplier", "factor": 2, "categories": ["skor"]},
				 "order": {"store": "web", "lines": [{"amount": "100.00", "categories": ["Skor"]},
				 	{"kind": "shipping", "amount": "49.00"}]}}""", null);

		assertThat(tried).hasStatusOk().bodyJson().extractingPath("$.order.points").isEqualTo(200);
		assertThat(tried).bodyJson().extractingPath("$.last30_days.purchases").isEqualTo(0);
		assertThat(send(HttpMethod.GET, "/earning-rules", null, null)).bodyJson()
			.extractingPath("$.data.length()")
			.isEqualTo(0);
	}

	@Test
	void pointsAreAdjustedAndUndoneAndEveryEntryIsListed() throws Exception {
		var member = "/members/" + enrol();
		var adjusted = send(HttpMethod.POST, member + "/adjustments",
				"{\"points\": 50, \"reason\": \"Försenat paket\", \"message\": \"Förlåt\"}", null);
		assertThat(adjusted).hasStatus(HttpStatus.CREATED);
		assertThat(send(HttpMethod.GET, member + "/balance", null, null)).bodyJson()
			.extractingPath("$.worth")
			.isEqualTo("2.50");

		assertThat(send(HttpMethod.POST, member + "/adjustments", "{\"points\": -51, \"reason\": \"Fel\"}", null))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(send(HttpMethod.POST, member + "/adjustments/" + path(adjusted, "$.id") + "/undo", null, null))
			.hasStatusOk();

		assertThat(send(HttpMethod.GET, member + "/balance", null, null)).bodyJson()
			.extractingPath("$.active")
			.isEqualTo(0);
		var page = send(HttpMethod.GET, member + "/entries?limit=1", null, null);
		assertThat(page).bodyJson().extractingPath("$.data[0].change").isEqualTo(-50);
		assertThat(page).bodyJson().extractingPath("$.has_more").isEqualTo(true);
		assertThat(send(HttpMethod.GET, member + "/entries?limit=1&cursor=" + path(page, "$.next_cursor"), null, null))
			.bodyJson()
			.extractingPath("$.data[0].change")
			.isEqualTo(50);
	}

	@Test
	void anotherProgrammesRulesAndMembersAreNotFound() throws Exception {
		var rule = path(send(HttpMethod.POST, "/earning-rules", "{\"name\": \"x\", \"type\": \"exclusion\"}", null),
				"$.id");
		var member = enrol();
		this.key = this.keys.secret(this.programs.createId());

		assertThat(send(HttpMethod.GET, "/earning-rules/" + rule, null, null)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(send(HttpMethod.GET, "/members/" + member + "/balance", null, null)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(send(HttpMethod.POST, "/members/" + member + "/adjustments", "{\"points\": 50, \"reason\": \"x\"}",
				null))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aRefusedAdjustmentKeepsTheFormAndNamesTheLimit() throws Exception {
		var member = enrol();

		var refused = this.mvc.post()
			.uri("/admin/members/{id}/adjustments", member)
			.with(TestStaff.staff(this.program.id(), Role.SUPPORT))
			.with(csrf())
			.param("points", "501")
			.param("reason", "Sent paket")
			.exchange();

		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("500 p", "Sent paket");
	}

	@Test
	void anotherExpiryIsTriedAndThenSaidForPointsThereAre() throws Exception {
		var member = enrol();
		send(HttpMethod.POST, "/members/" + member + "/adjustments", "{\"points\": 50, \"reason\": \"x\"}", null);

		var tried = send(HttpMethod.POST, "/points-settings/expiry-preview",
				"{\"expiry\": {\"type\": \"months\", \"length\": 3}}", null);

		assertThat(tried).hasStatusOk().bodyJson().extractingPath("$.keep.points").isEqualTo(0);
		assertThat(tried).bodyJson().extractingPath("$.follow.sooner").isEqualTo(50);
		assertThat(tried).bodyJson().extractingPath("$.follow.most[0].member").isEqualTo(member);
		assertThat(tried).bodyJson().extractingPath("$.follow.then.months[3].points").isEqualTo(50);
		var read = send(HttpMethod.GET, "/points-settings", null, null);
		var body = read.getResponse().getContentAsString().replace("\"length\":24", "\"length\":3");
		assertThat(send(HttpMethod.PUT, "/points-settings?existing_points=all", body,
				read.getResponse().getHeader("ETag")))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(send(HttpMethod.PUT, "/points-settings?existing_points=follow", body,
				read.getResponse().getHeader("ETag")))
			.hasStatusOk();
		var told = send(HttpMethod.GET, "/expiring-points", null, null);
		assertThat(told).bodyJson().extractingPath("$.months[3].points").isEqualTo(50);
		assertThat(told).bodyJson().extractingPath("$.months[3].worth").isEqualTo("2.50");
		assertThat(told).bodyJson().extractingPath("$.points").isEqualTo(50);
		assertThat(send(HttpMethod.GET, "/expiring-points?months=0", null, null)).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void thePageShowsWhomAnotherExpiryHitsBeforeItSaves() throws Exception {
		send(HttpMethod.POST, "/members/" + enrol() + "/adjustments", "{\"points\": 50, \"reason\": \"x\"}", null);

		assertThat(save(null, null)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Se vem det träffar", "1 medlemmar, 50");
		assertThat(this.settings.get(this.program.id()).settings().expiry()).isEqualTo(new ExpiryPolicy.Months(24));

		assertThat(save("MONTHS 3", "FOLLOW")).hasStatus(HttpStatus.FOUND);
		assertThat(this.settings.get(this.program.id()).settings().expiry()).isEqualTo(new ExpiryPolicy.Months(3));
		var owner = TestStaff.staff(this.program.id(), Role.OWNER);
		assertThat(this.mvc.get().uri("/admin/points/expiry").with(owner)).hasStatusOk().bodyText().contains("2,50");
		assertThat(this.mvc.get().uri("/admin/points/expiry/export").with(owner)).hasStatusOk()
			.bodyText()
			.contains(";50;0;2,50;1");
	}

	@Test
	void aTamperedChoiceForPointsThereAreIsAnsweredBesideIt() {
		assertThat(save("MONTHS 3", "SOMETIMES")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"existing-error\"", "id=\"existing-KEEP\"");
		assertThat(form("/admin/points/preview", "MONTHS 3", "SOMETIMES")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"existing-error\"", "id=\"existing-KEEP\"");
		assertThat(this.settings.get(this.program.id()).settings().expiry()).isEqualTo(new ExpiryPolicy.Months(24));
	}

	private MvcTestResult save(@Nullable String seen, @Nullable String existing) {
		return form("/admin/points", seen, existing);
	}

	private MvcTestResult form(String path, @Nullable String seen, @Nullable String existing) {
		var request = this.mvc.post()
			.uri(path)
			.with(TestStaff.staff(this.program.id(), Role.OWNER))
			.with(csrf())
			.param("points", "1")
			.param("per", "1")
			.param("withoutVat", "false")
			.param("rounding", "FLOOR")
			.param("pending", "NONE")
			.param("expiry", "MONTHS")
			.param("expiryLength", "3")
			.param("value", "0.05")
			.param("refund", "CLAMP")
			.param("revision", this.settings.get(this.program.id()).revision());
		if (seen != null && existing != null) {
			request.param("seen", seen).param("existing", existing);
		}
		return request.exchange();
	}

	@Test
	void whoeverMayNotChangeSettingsMayOnlyLook() {
		var analyst = TestStaff.staff(this.program.id(), Role.ANALYST);

		assertThat(this.mvc.get().uri("/admin/points").with(analyst).with(csrf())).hasStatusOk();
		assertThat(this.mvc.get().uri("/admin/points/rules/new").with(analyst)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post().uri("/admin/points").with(analyst).with(csrf())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get().uri("/admin/points").with(TestStaff.staff(this.program.id(), Role.TILL)))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

	private String enrol() throws Exception {
		return path(send(HttpMethod.POST, "/members", "{\"email\": \"anna@example.com\"}", null), "$.id");
	}

	private static String path(MvcTestResult result, String path) throws Exception {
		return String.valueOf((Object) JsonPath.read(result.getResponse().getContentAsString(), path));
	}

	private MvcTestResult send(HttpMethod method, String uri, @Nullable String body, @Nullable String ifMatch) {
		var request = this.mvc.method(method).uri("/api/v1" + uri).header("Authorization", this.key);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		if (ifMatch != null) {
			request.header("If-Match", ifMatch);
		}
		return request.exchange();
	}

}
