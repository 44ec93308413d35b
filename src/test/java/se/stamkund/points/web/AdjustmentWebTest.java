package se.stamkund.points.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.CallerToken;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.Adjustments;
import se.stamkund.program.Role;
import se.stamkund.program.Sandboxes;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Points given or taken by hand: who may, how much, with which words, and back again. */
@IntegrationTest
class AdjustmentWebTest {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private TestKeys keys;

	@Autowired
	private Sandboxes sandboxes;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private Adjustments adjustments;

	@Autowired
	private Balances balances;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private ProgramClock clock;

	private TestPrograms.TestProgram shop;

	private MemberId anna;

	private StaffCaller sara;

	@BeforeEach
	void aMemberAndSupport() {
		this.shop = this.programs.create();
		this.anna = member(this.shop.id());
		this.sara = support();
	}

	@Test
	void supportGivesWithAReasonAndWordsForTheShopperAndTakesItBack() {
		assertThat(post(this.sara, "500", "Sent paket", "Förlåt att det dröjde")).hasStatus(HttpStatus.FOUND);
		assertThat(active()).isEqualTo(500);

		assertThat(this.mvc.get()
			.uri("/admin/members/{id}", this.anna.value())
			.with(csrf())
			.with(TestStaff.staff(this.sara))).hasStatusOk().bodyText().contains("Sent paket");
		var hers = this.mvc.get()
			.uri("/p/" + this.shop.code() + "/history")
			.with(csrf())
			.with(authentication(new CallerToken(new ShopperCaller(this.shop.id(), this.anna), List.of())))
			.exchange();
		assertThat(hers).hasStatusOk().bodyText().contains("Förlåt att det dröjde").doesNotContain("Sent paket");

		var made = this.adjustments.undoable(this.shop.id(), this.anna).getFirst();
		assertThat(this.mvc.post()
			.uri("/admin/members/{id}/adjustments/{made}/undo", this.anna.value(), made.id())
			.with(csrf())
			.with(TestStaff.staff(this.sara))).hasStatus(HttpStatus.FOUND);
		assertThat(active()).isZero();
		for (int i = 0; i < 4; i++) {
			assertThat(post(this.sara, "500", "Tillbaka", "")).hasStatus(HttpStatus.FOUND);
		}
	}

	@Test
	void supportIsToldItsLimitsBesideTheNumber() {
		assertThat(post(this.sara, "501", "Sent paket", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("500", "Sent paket");
		for (int i = 0; i < 4; i++) {
			assertThat(post(this.sara, (i % 2 == 0) ? "500" : "-500", "Fel", "")).hasStatus(HttpStatus.FOUND);
		}

		assertThat(post(this.sara, "1", "Ett till", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.containsPattern("2\\h000");
		assertThat(active()).isZero();
		assertThat(post(support(), "1", "En annan", "")).hasStatus(HttpStatus.FOUND);
	}

	@Test
	void theDaysLimitIsExactWhenSixtyFourComeAtOnce() throws Exception {
		var answers = atOnce(64, () -> post(this.sara, "60", "Samtidigt", ""));

		assertThat(answers.stream().filter((status) -> status == 302)).hasSize(33);
		assertThat(answers.stream().filter((status) -> status == 422)).hasSize(31);
		assertThat(active()).isEqualTo(33 * 60);
		assertThat(post(this.sara, "21", "För mycket", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(this.sara, "20", "Precis", "")).hasStatus(HttpStatus.FOUND);
		assertThat(this.audit.differences(this.shop.id())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "ANALYST", "TILL" })
	void othersMayNot(Role role) {
		assertThat(post(staff(role), "1", "Får inte", "")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(active()).isZero();
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "OWNER", "MANAGER" })
	void managersHaveNoLimit(Role role) {
		assertThat(post(staff(role), "50000", "Jubileum", "")).hasStatus(HttpStatus.FOUND);
		assertThat(active()).isEqualTo(50_000);
	}

	@ParameterizedTest
	@CsvSource({ "'{\"points\": 5}', /reason", "'{\"points\": 5, \"reason\": \" \"}', /reason",
			"'{\"reason\": \"Sent\"}', /points", "'{\"points\": 1.5, \"reason\": \"Sent\"}', /points" })
	void overRestTooWithAReason(String body, String pointer) {
		assertThat(rest(this.keys.secret(this.shop.id()), "/adjustments", body)).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo(pointer);
	}

	@Test
	void sixtyFourUndosAtOnceTakeBackOnce() throws Exception {
		var key = this.keys.secret(this.shop.id());
		rest(key, "/adjustments", "{\"points\": 100, \"reason\": \"Bas\"}");
		var given = id(rest(key, "/adjustments", "{\"points\": 50, \"reason\": \"Fel\"}"));

		var answers = atOnce(64, () -> rest(key, "/adjustments/" + given + "/undo", ""));

		assertThat(answers).containsOnly(200);
		assertThat(active()).isEqualTo(100);
		assertThat(this.audit.differences(this.shop.id())).isEmpty();
	}

	@Test
	void undoIsPossibleForTwentyFourHours() throws Exception {
		var sandbox = this.sandboxes.of(this.shop.id());
		var key = this.keys.test(this.shop.id());
		this.anna = member(sandbox);
		var first = id(rest(key, "/adjustments", "{\"points\": 50, \"reason\": \"Fel\"}"));
		this.clock.advanceTo(sandbox, this.clock.now(sandbox).plus(Duration.ofHours(24).minusSeconds(30)));
		var second = id(rest(key, "/adjustments", "{\"points\": -20, \"reason\": \"Fel\"}"));

		assertThat(rest(key, "/adjustments/" + first + "/undo", "")).hasStatusOk();
		this.clock.advanceTo(sandbox, this.clock.now(sandbox).plus(Duration.ofHours(24)));

		assertThat(rest(key, "/adjustments/" + second + "/undo", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("undo_too_late");
	}

	private MvcTestResult post(StaffCaller caller, String points, String reason, String message) {
		return this.mvc.post()
			.uri("/admin/members/{id}/adjustments", this.anna.value())
			.with(csrf())
			.with(TestStaff.staff(caller))
			.param("points", points)
			.param("reason", reason)
			.param("message", message)
			.exchange();
	}

	private MvcTestResult rest(String key, String path, String body) {
		return this.mvc.post()
			.uri("/api/v1/members/" + this.anna + path)
			.header("Authorization", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static List<Integer> atOnce(int times, Callable<MvcTestResult> call) throws Exception {
		try (var threads = Executors.newFixedThreadPool(times)) {
			var calls = new ArrayList<Future<MvcTestResult>>();
			for (int i = 0; i < times; i++) {
				calls.add(threads.submit(call));
			}
			var statuses = new ArrayList<Integer>();
			for (var made : calls) {
				statuses.add(made.get().getResponse().getStatus());
			}
			return statuses;
		}
	}

	private static String id(MvcTestResult answer) throws Exception {
		return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
	}

	private long active() {
		return this.balances.of(this.shop.id(), this.anna, this.clock.now(this.shop.id())).active().value();
	}

	private StaffCaller support() {
		return staff(Role.SUPPORT);
	}

	private StaffCaller staff(Role role) {
		return new StaffCaller(Ids.next(), "sara@fjallbod.example", "Sara", Locale.of("sv"), this.shop.id(), role,
				null);
	}

	private MemberId member(ProgramId program) {
		return this.enrolment
			.enrol(program, EnrolMember.withEmail("anna@mejl.example", "Anna", null, MemberSource.API), Actor.SYSTEM)
			.member();
	}

}
