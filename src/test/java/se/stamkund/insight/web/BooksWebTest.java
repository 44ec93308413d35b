package se.stamkund.insight.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
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

import se.stamkund.program.Role;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The books over REST, on pages and as files. */
@IntegrationTest
class BooksWebTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	private TestProgram program;

	private String key;

	private String anna;

	private String today;

	/** Anna has earned 1 000 p, used 300 and got 50 from staff. */
	@BeforeEach
	void somethingHasHappened() throws Exception {
		this.program = this.programs.create();
		this.key = this.keys.secret(this.program.id());
		this.today = LocalDate.now(ZoneId.of("Europe/Stockholm")).toString();
		this.anna = JsonPath.read(body(send(HttpMethod.POST, "/members",
				"{\"first_name\": \"Anna\", \"external\": {\"store\": \"web\", \"id\": \"5521\"}}")), "$.id");
		assertThat(order("1", "1000.00", "0.00")).hasStatus(HttpStatus.CREATED);
		assertThat(send(HttpMethod.POST, "/members/" + this.anna + "/adjustments",
				"{\"points\": 50, \"reason\": \"=Sent paket\"}"))
			.hasStatus(HttpStatus.CREATED);
		assertThat(send(HttpMethod.POST, "/members/" + this.anna + "/adjustments",
				"{\"points\": -300, \"reason\": \"Fel\"}"))
			.hasStatus(HttpStatus.CREATED);
	}

	private MvcTestResult order(String id, String gross, String points) {
		return send(HttpMethod.POST, "/orders", """
				{"store": "web", "order_id": "%s", "status": "paid", "customer": {"id": "5521"},
				"lines": [{"line_id": "1", "sku": "A", "quantity": 1, "gross": "%s", "vat_rate": 25}]}
				""".formatted(id, gross));
	}

	@Test
	void tellsTheLiabilityOfToday() throws Exception {
		var liability = body(send(HttpMethod.GET, "/ledger/liability", null));

		assertThat((Integer) JsonPath.read(liability, "$.points")).isEqualTo(750);
		assertThat((String) JsonPath.read(liability, "$.worth")).isEqualTo("37.50");
		assertThat((String) JsonPath.read(liability, "$.point_value")).isEqualTo("0.05");
		assertThat((Integer) JsonPath.read(liability, "$.difference")).isZero();
		assertThat((Integer) JsonPath.read(liability, "$.by_age[0].points")).isEqualTo(750);
		assertThat((List<?>) JsonPath.read(liability, "$.by_expiry[*].month")).hasSize(1);
	}

	@Test
	void tellsThatThereWasNothingYesterday() throws Exception {
		var yesterday = LocalDate.parse(this.today).minusDays(1);
		var liability = body(send(HttpMethod.GET, "/ledger/liability?date=" + yesterday, null));

		assertThat((Integer) JsonPath.read(liability, "$.points")).isZero();
		assertThat((List<?>) JsonPath.read(liability, "$.lots")).isEmpty();
	}

	@Test
	void keepsAJournalThatEndsInTheLiability() throws Exception {
		var journal = body(
				send(HttpMethod.GET, "/ledger/journal?by=day&from=" + this.today + "&to=" + this.today, null));

		assertThat((Integer) JsonPath.read(journal, "$.periods[0].issued")).isEqualTo(1000);
		assertThat((Integer) JsonPath.read(journal, "$.periods[0].adjusted")).isEqualTo(-250);
		assertThat((Integer) JsonPath.read(journal, "$.closing")).isEqualTo(750);
		assertThat(((List<Integer>) JsonPath.<List<Integer>>read(journal, "$.accounts[*].closing")).stream()
			.mapToInt(Integer::intValue)
			.sum()).isZero();
	}

	@Test
	void tellsAMembersStatementPageByPage() throws Exception {
		var path = "/members/ext:web:5521/statement?from=" + this.today + "&to=" + this.today + "&limit=2";
		var first = body(send(HttpMethod.GET, path, null));
		var second = body(send(HttpMethod.GET, path + "&cursor=" + JsonPath.read(first, "$.next_cursor"), null));

		assertThat((List<?>) JsonPath.read(first, "$.data[*].balance")).asString().isEqualTo("[1000,1050]");
		assertThat((String) JsonPath.read(first, "$.data[0].text")).isEqualTo("Poäng för order 1");
		assertThat((Integer) JsonPath.read(first, "$.data[0].award.points")).isEqualTo(1000);
		assertThat((String) JsonPath.read(first, "$.data[1].reason")).isEqualTo("=Sent paket");
		assertThat((Integer) JsonPath.read(first, "$.opening.total")).isZero();
		assertThat((Integer) JsonPath.read(first, "$.closing.total")).isEqualTo(750);
		assertThat((Boolean) JsonPath.read(second, "$.has_more")).isFalse();
		assertThat((List<?>) JsonPath.read(second, "$.data[*].balance")).asString().isEqualTo("[750]");
	}

	@ParameterizedTest
	@CsvSource({ "liability?date=2999-01-01, 422, date_in_future", "liability?date=1900-01-01, 422, date_too_early",
			"liability?date=2026-02-30, 400, invalid_request",
			"journal?from=2026-02-01&to=2026-01-01, 422, dates_reversed",
			"journal?from=2020-01-01&to=2026-01-01&by=day, 422, too_many_periods",
			"journal?from=2026-01-01&to=2026-01-02&by=week, 400, invalid_request",
			"journal?from=2026-01-01, 400, invalid_request" })
	void refusesDaysThatMakeNoSense(String path, int status, String code) throws Exception {
		var result = send(HttpMethod.GET, "/ledger/" + path, null);

		assertThat(result).hasStatus(status);
		assertThat((String) JsonPath.read(body(result), "$.code")).isEqualTo(code);
	}

	@Test
	void auditsInTheBackground() throws Exception {
		var asked = send(HttpMethod.POST, "/ledger/audits", "");
		assertThat(asked).hasStatus(HttpStatus.ACCEPTED);
		var path = "/ledger/audits/" + JsonPath.read(body(asked), "$.id");
		var audit = body(send(HttpMethod.GET, path, null));
		for (int i = 0; i < 600 && !JsonPath.read(audit, "$.state").equals("done"); i++) {
			Thread.sleep(50);
			audit = body(send(HttpMethod.GET, path, null));
		}

		assertThat((String) JsonPath.read(audit, "$.state")).isEqualTo("done");
		assertThat((Integer) JsonPath.read(audit, "$.percent")).isEqualTo(100);
		assertThat((Integer) JsonPath.read(audit, "$.entries_checked")).isEqualTo(3);
		assertThat((Integer) JsonPath.read(audit, "$.differences_found")).isZero();
		assertThat(body(send(HttpMethod.GET, path + "/differences", null))).contains("\"data\":[]");
		assertThat(body(page("/admin/points/audit", Role.ANALYST))).contains("Allt stämmer: 1 konton, 3 poster");
	}

	@Test
	void showsTheBooksToThoseWhoKeepThem() throws Exception {
		assertThat(body(page("/admin/points/liability", Role.ANALYST))).contains("37,50", "Stämmer på poängen");
		assertThat(body(page("/admin/points/journal", Role.MANAGER))).contains("+1\u00a0000", "Råbalans");
		for (var path : List.of("/admin/points/liability", "/admin/points/journal", "/admin/points/audit",
				"/admin/points/liability/file?date=" + this.today)) {
			assertThat(page(path, Role.SUPPORT)).hasStatus(HttpStatus.FORBIDDEN);
		}
		var statement = "/admin/members/" + this.anna + "/statement";
		assertThat(body(page(statement, Role.SUPPORT))).contains("Poäng för order 1", "=Sent paket", "Utgående saldo");
		assertThat(page(statement, Role.TILL)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(page(statement + "/file", Role.TILL)).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void tellsBesideTheFieldWhichDayMakesNoSense() throws Exception {
		assertThat(page("/admin/points/liability?date=2999-01-01", Role.OWNER)).hasStatus(422)
			.bodyText()
			.contains("Välj en dag till och med " + this.today);
		assertThat(page("/admin/points/journal?from=hej", Role.OWNER)).hasStatus(422);
		assertThat(page("/admin/members/" + this.anna + "/statement?from=2026-02-01&to=2026-01-01", Role.OWNER))
			.hasStatus(422);
	}

	@Test
	void filesAreForSwedishSpreadsheets() throws Exception {
		var liability = body(page("/admin/points/liability/file?date=" + this.today, Role.OWNER));
		assertThat(liability).startsWith("\ufeffDatum;").endsWith(";Summa;;750;37,50\r\n");
		var journal = body(page("/admin/points/journal/file?from=" + this.today + "&to=" + this.today, Role.OWNER));
		assertThat(journal).contains(";-250;").doesNotContain("'");
		var statement = body(page("/admin/members/" + this.anna + "/statement/file?from=" + this.today, Role.OWNER));
		assertThat(statement).contains(";Poäng för order 1;;1000;1000;1000\r\n", ";'=Sent paket;50;1050;1050\r\n",
				";-300;750;750\r\n", "Utgående saldo;;750;750;750\r\n");
	}

	private MvcTestResult page(String path, Role role) {
		return this.mvc.get()
			.uri(path)
			.with(TestStaff.staff(this.program.id(), role))
			.with(csrf())
			.header("Accept-Language", "sv")
			.exchange();
	}

	private MvcTestResult send(HttpMethod method, String path, String body) {
		var request = this.mvc.method(method).uri("/api/v1" + path).header("Authorization", this.key);
		return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).content(body) : request).exchange();
	}

	private static String body(MvcTestResult result) throws Exception {
		return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
	}

}
