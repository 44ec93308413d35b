package se.stamkund.purchase.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Deadlocks;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that come at the same time, and are therefore committed together. */
@IntegrationTest
class GroupedOrdersTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	Deadlocks deadlocks;

	@Autowired
	Enrolment enrolment;

	@Autowired
	JdbcClient database;

	@Autowired
	LedgerAudit audit;

	private ProgramId program;

	private String key;

	private MemberId anna;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program);
		this.anna = this.enrolment
			.enrol(this.program, EnrolMember.withEmail("anna@example.com", "Anna", null, MemberSource.API),
					Actor.SYSTEM)
			.member();
	}

	@Test
	void eachOrderOfOneMemberCountsOnce() throws Exception {
		var answers = atOnce(60, (i) -> post("/api/v1/orders", null, order("o-" + i, 100)));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).hasStatus(201));
		assertThat(orders()).isEqualTo(60);
		assertThat(active()).isEqualTo(6_000);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void aBadOneSpoilsNoOther() throws Exception {
		var answers = atOnce(40, (i) -> post("/api/v1/orders", "k-" + i,
				(i % 4 == 0) ? order("bad-" + i, 100).replace("\"web\"", "\"nowhere\"") : order("o-" + i, 100)));

		for (int i = 0; i < 40; i++) {
			assertThat(answers.get(i)).hasStatus((i % 4 == 0) ? 422 : 201);
		}
		assertThat(orders()).isEqualTo(30);
		assertThat(active()).isEqualTo(3_000);
		assertThat(storedAnswers()).isEqualTo(30);
	}

	@Test
	void theSameKeyFiftyTimesMakesOneOrder() throws Exception {
		var answers = atOnce(50, (i) -> post("/api/v1/orders", "the-key", order("o-1", 100)));

		assertThat(answers).allSatisfy((answer) -> assertThat(status(answer)).isIn(201, 409));
		var made = answers.stream().filter((answer) -> status(answer) == 201).map(GroupedOrdersTest::body).distinct();
		assertThat(made).hasSize(1);
		assertThat(orders()).isEqualTo(1);
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void theSameOrderFiftyTimesWithKeysOfTheirOwnIsRecordedOnce() throws Exception {
		var answers = atOnce(50, (i) -> post("/api/v1/orders", "key-" + i, order("o-1", 100)));

		assertThat(answers).allSatisfy((answer) -> assertThat(status(answer)).isIn(200, 201));
		assertThat(answers.stream().filter((answer) -> status(answer) == 201)).hasSize(1);
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void aRepetitionIsAnsweredToTheLetter() {
		var first = post("/api/v1/orders", "again", order("o-1", 100));
		var second = post("/api/v1/orders", "again", order("o-1", 100));
		var other = post("/api/v1/orders", "again", order("o-1", 200));

		assertThat(second).hasStatus(201).hasHeader("Idempotent-Replayed", "true");
		assertThat(body(second)).isEqualTo(body(first));
		assertThat(second.getResponse().getHeader("Location")).isEqualTo(first.getResponse().getHeader("Location"));
		assertThat(other).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo("idempotency_key_reused");
	}

	@Test
	void anOrderIsReadAsItWasAnswered() {
		var posted = post("/api/v1/orders", null, order("o-1", 100).replace("]}", "], \"shipping\": \"49.00\"}"));
		var read = this.mvc.get().uri("/api/v1/orders/ext:web:o-1").header("Authorization", this.key).exchange();

		assertThat(body(read)).isEqualTo(body(posted));
		assertThat(body(posted)).contains("\"awarded\":100");
	}

	@Test
	void aRefusalIsNotKept() {
		assertThat(post("/api/v1/orders", "later", order("o-1", 100).replace("\"web\"", "\"nowhere\""))).hasStatus(422);
		assertThat(post("/api/v1/orders", "later", order("o-1", 100))).hasStatus(201);
	}

	@Test
	void aHoldIsCapturedByOneOfManyOrders() throws Exception {
		post("/api/v1/orders", null, order("first", 100));
		var held = post("/api/v1/holds", null, "{\"member\": \"%s\", \"points\": 50}".formatted(this.anna));
		var hold = JsonPath.<String>read(body(held), "$.hold_id");

		var answers = atOnce(30, (i) -> post("/api/v1/orders", "h-" + i, order("h-" + i, 100).replace("\"lines\"",
				"\"hold_id\": \"" + hold + "\", \"paid_with_points\": \"50.00\", \"lines\"")));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).hasStatus(201));
		assertThat(answers.stream().filter((answer) -> body(answer).contains("\"used\":50"))).hasSize(1);
		assertThat(answers.stream().filter((answer) -> body(answer).contains("hold_used"))).hasSize(29);
		assertThat(active()).isEqualTo(100 - 50 + 30 * 50);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void parallelRefundsTakeWhatThereIsAndNoMore() throws Exception {
		post("/api/v1/orders", null, order("o-1", 1000));

		var answers = atOnce(30, (i) -> post("/api/v1/orders/ext:web:o-1/refunds", "r-" + i,
				"{\"refund_id\": \"r-%d\", \"amount\": \"100.00\"}".formatted(i)));

		assertThat(answers.stream().filter((answer) -> status(answer) == 201)).hasSize(10);
		assertThat(answers.stream().filter((answer) -> status(answer) == 422)).hasSize(20);
		assertThat(active()).isZero();
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void theSameRefundFiftyTimesTakesOnce() throws Exception {
		post("/api/v1/orders", null, order("o-1", 1000));

		var answers = atOnce(50, (i) -> post("/api/v1/orders/ext:web:o-1/refunds", "r",
				"{\"refund_id\": \"r-1\", \"amount\": \"100.00\"}"));

		assertThat(answers).allSatisfy((answer) -> assertThat(status(answer)).isIn(201, 409));
		assertThat(active()).isEqualTo(900);
	}

	@Test
	void ordersRefundsAndStatusesOfTheSameMembersMeetWithoutDeadlock() throws Exception {
		for (int i = 0; i < 10; i++) {
			assertThat(post("/api/v1/orders", null, order("o-" + i, 100))).hasStatus(201);
		}
		var answers = atOnce(60, (i) -> switch (i % 3) {
			case 0 -> post("/api/v1/orders", "n-" + i, order("n-" + i, 100));
			case 1 -> post("/api/v1/orders/ext:web:o-" + i % 10 + "/refunds", "r-" + i,
					"{\"refund_id\": \"r-%d\", \"amount\": \"10.00\"}".formatted(i));
			default -> post("/api/v1/orders/ext:web:o-" + i % 10 + "/status", "s-" + i, "{\"status\": \"delivered\"}");
		});

		assertThat(answers).allSatisfy((answer) -> assertThat(status(answer)).isIn(200, 201));
		assertThat(active()).isEqualTo(10 * 100 + 20 * 100 - 20 * 10);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	/**
	 * Batches that take what was held for some of their members, and award all of them:
	 * the one begins with those whom the other comes to last.
	 */
	@Test
	void ordersOfManyMembersPaidWithHeldPointsMeetWithoutDeadlock() throws Exception {
		var members = new ArrayList<MemberId>();
		for (int i = 0; i < 8; i++) {
			members.add(this.enrolment.enrol(this.program,
					EnrolMember.withEmail("m" + i + "@example.com", "M", null, MemberSource.API), Actor.SYSTEM)
				.member());
			post("/api/v1/orders", null,
					order("first-" + i, 100).replace(this.anna.toString(), members.get(i).toString()));
		}
		var batches = new ArrayList<String>();
		for (int batch = 0; batch < 32; batch++) {
			var orders = new ArrayList<String>();
			for (int i = 0; i < 8; i++) {
				var order = order("p-" + batch + "-" + i, 10).replace(this.anna.toString(), members.get(i).toString());
				orders.add((i % 2 == batch % 2) ? order : order.replace("\"lines\"",
						"\"hold_id\": \"" + hold(members.get(i), 1) + "\", \"paid_with_points\": \"0.05\", \"lines\""));
			}
			batches.add("{\"orders\": [" + String.join(", ", orders) + "]}");
		}
		long before = this.deadlocks.count();

		var answers = atOnce(32, (i) -> post("/api/v1/orders/bulk", "b-" + i, batches.get(i)));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).hasStatusOk());
		assertThat(this.deadlocks.count()).isEqualTo(before);
		assertThat(orders()).isEqualTo(8 + 32 * 8);
		assertThat(number("select sum(active) from points_account where program_id = ?"))
			.isEqualTo(8 * 100 - 32 * 4 + 32 * 4 * 10 + 32 * 4 * 9);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	private String hold(MemberId member, int points) {
		var held = post("/api/v1/holds", null, "{\"member\": \"%s\", \"points\": %d}".formatted(member, points));
		return JsonPath.read(body(held), "$.hold_id");
	}

	@Test
	void sixtyFourRefundsAndCapturesMeetExactlyAndWithoutDeadlock() throws Exception {
		post("/api/v1/orders", null, order("o-1", 1000));
		var holds = new ArrayList<String>();
		for (int i = 0; i < 32; i++) {
			holds.add(hold(this.anna, 5));
		}
		long before = this.deadlocks.count();

		var answers = atOnce(64, (i) -> (i % 2 == 0)
				? post("/api/v1/orders/ext:web:o-1/refunds", "r-" + i,
						"{\"refund_id\": \"r-%d\", \"amount\": \"10.00\"}".formatted(i))
				: post("/api/v1/orders", "c-" + i, order("c-" + i, 10).replace("\"lines\"",
						"\"hold_id\": \"" + holds.get(i / 2) + "\", \"paid_with_points\": \"0.25\", \"lines\"")));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).hasStatus(201));
		assertThat(active()).isEqualTo(1000 - 32 * 5 - 32 * 10 + 32 * 9);
		assertThat(number("select held from points_account where program_id = ?")).isZero();
		assertThat(this.deadlocks.count()).isEqualTo(before);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	private List<MvcTestResult> atOnce(int times, IntFunction<MvcTestResult> call) throws Exception {
		var start = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(times)) {
			var calls = new ArrayList<Future<MvcTestResult>>();
			IntStream.range(0, times).forEach((i) -> calls.add(threads.submit((Callable<MvcTestResult>) () -> {
				start.await();
				return call.apply(i);
			})));
			start.countDown();
			var answers = new ArrayList<MvcTestResult>();
			for (var made : calls) {
				answers.add(made.get());
			}
			return answers;
		}
	}

	private MvcTestResult post(String path, String idempotencyKey, String json) {
		var request = this.mvc.post()
			.uri(path)
			.header("Authorization", this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(json);
		return ((idempotencyKey != null)
				? request.header("Idempotency-Key", UUID.nameUUIDFromBytes(idempotencyKey.getBytes())) : request)
			.exchange();
	}

	private String order(String number, int kronor) {
		return """
				{"store": "web", "order_id": "%s", "customer": {"member": "%s"},
				 "lines": [{"line_id": "1", "gross": "%d.00"}]}""".formatted(number, this.anna, kronor);
	}

	private static int status(MvcTestResult answer) {
		return answer.getResponse().getStatus();
	}

	private static String body(MvcTestResult answer) {
		return new String(answer.getResponse().getContentAsByteArray());
	}

	private long orders() {
		return number("select count(*) from purchase_order where program_id = ?");
	}

	private long storedAnswers() {
		return number("select count(*) from idempotency_key where program_id = ? and status = 201");
	}

	private long active() {
		return number("select active from points_account where program_id = ?");
	}

	private long number(String sql) {
		return this.database.sql(sql).param(this.program.value()).query(Long.class).single();
	}

}
