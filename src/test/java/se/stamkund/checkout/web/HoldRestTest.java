package se.stamkund.checkout.web;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class HoldRestTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Ledger ledger;

	@Autowired
	Balances balances;

	@Autowired
	ProgramClock clock;

	@Autowired
	TransactionTemplate transaction;

	private ProgramId program;

	private String key;

	private MemberId anna;

	@BeforeEach
	void annaHasPoints() {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program);
		this.anna = this.enrolment
			.enrol(this.program, EnrolMember.withEmail("anna@example.com", "Anna", null, MemberSource.API),
					Actor.SYSTEM)
			.member();
		this.transaction.executeWithoutResult((status) -> this.ledger.post(this.program, this.clock.now(this.program),
				List.of(Posting.earn(this.anna, Points.of(1240), Start.AT_ONCE, Expiry.NEVER,
						new Reference("order", Ids.next()), Actor.SYSTEM))));
	}

	@Test
	void placesExtendsAndReleasesAHold() {
		var placed = post("/api/v1/holds", "{\"member\": \"%s\", \"points\": 500}".formatted(this.anna));
		assertThat(placed).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.hasPathSatisfying("$.state", (state) -> assertThat(state).isEqualTo("open"));
		assertThat(held()).isEqualTo(500);

		var address = "/api/v1/holds/" + id(placed);
		assertThat(post(address + "/extend", "{\"minutes\": 60}")).hasStatusOk();
		assertThat(post(address + "/release", "")).hasStatusOk();
		assertThat(post(address + "/release", "")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("released");
		assertThat(held()).isZero();
		assertThat(post(address + "/extend", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("hold_closed");
	}

	@Test
	void refusesWhatSheHasNot() {
		assertThat(post("/api/v1/holds", "{\"member\": \"%s\", \"points\": 1500}".formatted(this.anna)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Has 1 240; 1 500 needed");
	}

	@Test
	void refusesNonsense() {
		assertThat(post("/api/v1/holds", "{\"member\": \"%s\", \"points\": -1}".formatted(this.anna)))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("/api/v1/holds", "{\"member\": \"%s\", \"points\": 1, \"minutes\": 1441}".formatted(this.anna)))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("/api/v1/holds", "{\"member\": \"%s\", \"points\": 1}".formatted(UUID.randomUUID())))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/api/v1/holds/" + UUID.randomUUID() + "/release", "")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void hidesTheHoldsOfOtherProgrammes() {
		var placed = post("/api/v1/holds", "{\"member\": \"%s\", \"points\": 500}".formatted(this.anna));
		this.key = this.keys.secret(this.programs.createId());

		assertThat(post("/api/v1/holds/" + id(placed) + "/release", "")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/api/v1/holds/" + id(placed)).header("Authorization", this.key))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(held()).isEqualTo(500);
	}

	private long held() {
		return this.balances.of(this.program, this.anna, this.clock.now(this.program).plus(Duration.ofMinutes(29)))
			.held()
			.value();
	}

	private MvcTestResult post(String address, String body) {
		return this.mvc.post()
			.uri(address)
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static String id(MvcTestResult placed) {
		try {
			return JsonPath.read(placed.getResponse().getContentAsString(), "$.hold_id");
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
