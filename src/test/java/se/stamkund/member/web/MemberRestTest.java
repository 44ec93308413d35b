package se.stamkund.member.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;

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

import com.jayway.jsonpath.JsonPath;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MemberRestTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	TestProgram program;

	String key;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.create();
		this.key = this.keys.secret(this.program.id());
	}

	@Test
	void enrolsOnceAndKnowsHerTheNextTime() {
		var body = """
				{"email": "Anna@Example.com", "phone": "070-123 45 67", "external": {"store": "web", "id": "5521"},
				 "first_name": "Anna", "last_name": "Lindqvist", "birthday": "1990-02-28", "language": "sv",
				 "tags": ["vip"], "attributes": {"shoe_size": 38, "member_of_club": true, "since": "2024-05-01"},
				 "consents": [{"purpose": "terms", "given": true, "wording": "2026-01"}]}
				""";

		var created = post("/api/v1/members", body);

		assertThat(created).hasStatus(HttpStatus.CREATED).containsHeader("Location");
		assertThat(created).bodyJson().extractingPath("$.email").isEqualTo("anna@example.com");
		assertThat(created).bodyJson().extractingPath("$.phone").isEqualTo("+46701234567");
		assertThat(created).bodyJson().extractingPath("$.externals[0].store").isEqualTo("web");
		assertThat(created).bodyJson().extractingPath("$.attributes.shoe_size").isEqualTo(38);
		assertThat(post("/api/v1/members", body)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.id")
			.isEqualTo(id(created));
	}

	@Test
	void findsHerByOurIdAndByTheStores() {
		var id = enrol("{\"external\": {\"store\": \"web\", \"id\": \"55:21 ö\"}}");

		assertThat(get("/api/v1/members/" + id)).hasStatusOk();
		assertThat(get("/api/v1/members/ext:web:55:21 ö")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.id")
			.isEqualTo(id);
	}

	@Test
	void changesAFieldAndEmptiesAnother() {
		var id = enrol("{\"email\": \"anna@example.com\", \"first_name\": \"Anna\", \"last_name\": \"Berg\"}");

		var changed = send(HttpMethod.PATCH, "/api/v1/members/" + id,
				"{\"last_name\": null, \"phone\": \"0701234567\", \"attributes\": {\"hat\": \"large\"}}");

		assertThat(changed).hasStatusOk();
		assertThat(changed).bodyJson().extractingPath("$.last_name").isNull();
		assertThat(changed).bodyJson().extractingPath("$.first_name").isEqualTo("Anna");
		assertThat(changed).bodyJson().extractingPath("$.email").isEqualTo("anna@example.com");
		assertThat(changed).bodyJson().extractingPath("$.attributes.hat").isEqualTo("large");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"email": "not an address"}                                             | /email
			{"email": "a@b.example\\u0000"}                                         | /email
			{"phone": "12"}                                                         | /phone
			{"phone": 701234567}                                                    | /phone
			{"external": {"store": "nowhere", "id": "1"}}                           | /external/store
			{"external": {"store": "web", "id": "19121212-1212"}}                   | /external/id
			{"external": {"store": "web"}}                                          | /external/id
			{"email": "a@b.example", "first_name": "A\\u202eB"}                     | /first_name
			{"email": "a@b.example", "birthday": "2190-01-01"}                      | /birthday
			{"email": "a@b.example", "birthday": "yesterday"}                       | /birthday
			{"email": "a@b.example", "language": "swedish"}                         | /language
			{"email": "a@b.example", "attributes": {"Shoe Size": 1}}                | /attributes/Shoe Size
			{"email": "a@b.example", "attributes": {"pnr": "191212121212"}}         | /attributes/pnr
			{"email": "a@b.example", "attributes": {"n": 1e400}}                    | /attributes/n
			{"email": "a@b.example", "attributes": {"list": [1]}}                   | /attributes/list
			{"email": "a@b.example", "tags": ["<script>"]}                          | /tags
			{"email": "a@b.example", "consents": [{"purpose": "marketing", "given": true}]} | /consents/channel
			{"email": "a@b.example", "consents": [{"purpose": "spam", "given": true}]}      | /consents/0/purpose
			{"email": "a@b.example", "unknown": 1}                                  | /unknown
			""")
	void pointsAtTheFieldThatIsWrongAndStoresNothing(String body, String pointer) {
		assertThat(post("/api/v1/members", body)).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo(pointer);
		assertThat(get("/api/v1/members")).bodyJson().extractingPath("$.data.length()").isEqualTo(0);
	}

	@Test
	void asksForAnIdentity() {
		assertThat(post("/api/v1/members", "{\"first_name\": \"Anna\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("identity_missing");
	}

	@Test
	void takesNamesOfAnyScriptAndAnyText() {
		var id = enrol(
				"{\"email\": \"a@b.example\", \"first_name\": \"👩‍🚀 עדי\", \"last_name\": \"'; drop table member; --\"}");

		assertThat(get("/api/v1/members/" + id)).bodyJson().extractingPath("$.first_name").isEqualTo("👩‍🚀 עדי");
		assertThat(get("/api/v1/members/" + id)).bodyJson()
			.extractingPath("$.last_name")
			.isEqualTo("'; drop table member; --");
	}

	@Test
	void refusesTwoMembersInOneWithWhichIsWhose() {
		var anna = enrol("{\"email\": \"anna@example.com\"}");
		enrol("{\"phone\": \"0701234567\"}");

		var refused = post("/api/v1/members", "{\"email\": \"anna@example.com\", \"phone\": \"0701234567\"}");

		assertThat(refused).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("identity_conflict");
		assertThat(refused).bodyText().contains(anna);
	}

	@Test
	void listsByNameAsSwedesSortAndPages() {
		for (var name : new String[] { "Öberg", "Ek", "Åberg", "Zetterlund", "Ärlig", "ek" }) {
			enrol("{\"email\": \"" + name + Math.random() + "@example.com\", \"last_name\": \"" + name + "\"}");
		}

		var first = get("/api/v1/members?limit=4");
		assertThat(first).bodyJson()
			.extractingPath("$.data[*].last_name")
			.asArray()
			.containsExactly("ek", "Ek", "Zetterlund", "Åberg");
		var cursor = String.valueOf(JsonPath.<String>read(body(first), "$.next_cursor"));
		assertThat(get("/api/v1/members?limit=4&cursor=" + cursor)).bodyJson()
			.extractingPath("$.data[*].last_name")
			.asArray()
			.containsExactly("Ärlig", "Öberg");
	}

	@ParameterizedTest
	@CsvSource({ "q=anna, 1", "q=lindq, 1", "q=lindqvist anna, 1", "q=Anna L, 1", "q=070-123, 1", "q=+4670123, 1",
			"q=anna.l, 1", "q=ANNA@, 0", "q=anna.l@exa, 1", "q=%, 0", "q=_nna, 0", "email=ANNA.L@example.com, 1",
			"phone=0701234567, 1", "tag=VIP, 1", "tag=none, 0", "q=bo, 0" })
	void searchesByHowThingsBegin(String query, int found) {
		enrol("""
				{"email": "anna.l@example.com", "phone": "070-123 45 67", "first_name": "Anna Karin",
				 "last_name": "Lindqvist", "tags": ["vip"]}""");

		assertThat(get("/api/v1/members?" + query.replace("+", "%2B").replace("%,", "%25,").replaceAll("%$", "%25")))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.data.length()")
			.isEqualTo(found);
	}

	@ParameterizedTest
	@CsvSource({ "email=nonsense, email", "phone=1, phone", "number=12345678, number", "limit=0, limit",
			"cursor=%21%21, cursor", "cursor=YWJj, cursor" })
	void namesTheParameterThatIsWrong(String query, String parameter) {
		assertThat(get("/api/v1/members?" + query)).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].parameter")
			.isEqualTo(parameter);
	}

	@Test
	void keepsConsentsApart() {
		var id = enrol("{\"email\": \"anna@example.com\"}");

		var answer = post("/api/v1/members/" + id + "/consents",
				"""
						{"consents": [{"purpose": "terms", "given": true}, {"purpose": "marketing", "channel": "sms", "given": false}]}
						""");

		assertThat(answer).hasStatusOk();
		assertThat(answer).bodyJson()
			.extractingPath("$.current[*].purpose")
			.asArray()
			.containsExactly("terms", "marketing");
		assertThat(get("/api/v1/members/" + id + "/activity?type=member.")).bodyJson()
			.extractingPath("$.data[*].type")
			.asArray()
			.contains("member.enrolled", "member.consent_given", "member.consent_withdrawn");
	}

	@Test
	void tagsAndUntags() {
		var id = enrol("{\"email\": \"anna@example.com\"}");

		assertThat(send(HttpMethod.PUT, "/api/v1/members/" + id + "/tags/Sommar", "")).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(get("/api/v1/member-tags")).bodyJson().extractingPath("$.data").asArray().containsExactly("sommar");
		assertThat(send(HttpMethod.DELETE, "/api/v1/members/" + id + "/tags/sommar", ""))
			.hasStatus(HttpStatus.NO_CONTENT);
		assertThat(get("/api/v1/members/" + id)).bodyJson().extractingPath("$.tags.length()").isEqualTo(0);
	}

	@Test
	void givesALinkAndACopyAndForgets() {
		var id = enrol("{\"email\": \"anna@example.com\"}");

		assertThat(post("/api/v1/members/" + id + "/login-links", "")).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.url")
			.asString()
			.contains("/p/" + this.program.code() + "/login/");
		assertThat(get("/api/v1/members/" + id + "/data")).hasStatusOk().bodyText().contains("anna@example.com");
		assertThat(send(HttpMethod.DELETE, "/api/v1/members/" + id, "")).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(get("/api/v1/members/" + id)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void takesDownAStorefrontsOwnEvents() {
		var id = enrol("{\"email\": \"anna@example.com\"}");

		assertThat(post("/api/v1/events", """
				{"type": "quiz.answered", "member": "%s", "store": "web", "properties": {"right": 7}}""".formatted(id)))
			.hasStatus(HttpStatus.ACCEPTED);

		assertThat(get("/api/v1/members/" + id + "/activity?type=custom.")).bodyJson()
			.extractingPath("$.data[0].properties.right")
			.isEqualTo(7);
		assertThat(post("/api/v1/events", "{\"type\": \"order.paid\", \"visitor\": \"v1\"}"))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("/api/v1/events", "{\"type\": \"seen\", \"member\": \"ext:web:0\"}"))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/api/v1/events", "{\"type\": \"seen\"}")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@ParameterizedTest
	@CsvSource({ "GET,''", "PATCH,''", "DELETE,''", "GET,/consents", "POST,/consents", "GET,/activity", "GET,/data",
			"POST,/login-links", "PUT,/tags/x", "DELETE,/tags/x" })
	void anotherProgrammesMemberIsNotThere(String method, String path) {
		var theirs = enrol("{\"email\": \"anna@example.com\"}");
		this.key = this.keys.secret(this.programs.createId());

		assertThat(send(HttpMethod.valueOf(method), "/api/v1/members/" + theirs + path,
				path.equals("/consents") ? "{\"consents\": [{\"purpose\": \"terms\", \"given\": true}]}" : "{}"))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aPublishableKeySeesNobody() {
		var id = enrol("{\"email\": \"anna@example.com\"}");
		this.key = this.keys.publishable(this.program.id());

		assertThat(get("/api/v1/members/" + id)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/api/v1/members")).hasStatus(HttpStatus.FORBIDDEN);
	}

	private String enrol(String body) {
		return id(post("/api/v1/members", body));
	}

	private static String id(MvcTestResult result) {
		return JsonPath.read(body(result), "$.id");
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get()
			.uri(URI.create(uri.replace(" ", "%20").replace("ö", "%C3%B6")))
			.header("Authorization", this.key)
			.exchange();
	}

	private MvcTestResult post(String uri, String body) {
		return send(HttpMethod.POST, uri, body);
	}

	private MvcTestResult send(HttpMethod method, String uri, String body) {
		return this.mvc.method(method)
			.uri(URI.create(uri))
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

}
