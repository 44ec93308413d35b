package se.stamkund.purchase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.HoldState;
import se.stamkund.ledger.Holds;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberMergeView;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Deadlocks;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.purchase.TestOrders.kr;

/**
 * What merging two members does to their orders and points, also in the middle of it all.
 */
@IntegrationTest
class MergedMembersTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	Orders orders;

	@Autowired
	OrderQueries queries;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberMerges merges;

	@Autowired
	Balances balances;

	@Autowired
	Holds holds;

	@Autowired
	LedgerAudit audit;

	@Autowired
	ProgramClock clock;

	@Autowired
	Deadlocks deadlocks;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	ProgramId program;

	MemberId anna;

	MemberId ann;

	@BeforeEach
	void enrolTwo() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		this.ann = enrol("ann@example.com");
	}

	@Test
	void aRefundFindsThePointsOfAFormerMembersOrderAtTheSurvivor() {
		buy("1", this.anna, "100");
		var hers = buy("2", this.ann, "300");
		merge();

		assertThat(balance(this.anna).active()).isEqualTo(Points.of(400));
		assertThat(balance(this.anna).lifetime()).isEqualTo(Points.of(400));
		assertThat(this.queries.get(this.program, hers).member()).isEqualTo(this.anna);

		this.orders.refund(this.program, RefundOrder.ofAmount(hers, "r", kr("100")), KEY);

		assertThat(balance(this.anna).active()).isEqualTo(Points.of(300));
		assertBooksAdd();
	}

	@Test
	void undoReturnsWhatIsLeftAndGivesRefundsBackToTheLotsTheyCameFrom() {
		buy("1", this.ann, "300");
		var merge = merge();
		var spent = payWithPoints("2", 100);
		var undone = this.merges.undo(this.program, this.anna, merge.id(), KEY);

		assertThat(undone.undoneAt()).isNotNull();
		assertThat(balance(this.ann).active()).isEqualTo(Points.of(200));
		assertThat(this.queries.get(this.program, spent).member()).isEqualTo(this.anna);

		this.orders.changeStatus(this.program, new ChangeStatus(spent, OrderStatus.CANCELLED, null), KEY);

		assertThat(balance(this.ann).active()).isEqualTo(Points.of(300));
		assertThat(balance(this.anna).active()).isEqualTo(Points.ZERO);
		assertBooksAdd();
	}

	@Test
	void whatTheOnePaidForTheOtherReturnsWithUndo() {
		buy("1", this.anna, "100");
		var hers = buy("2", this.ann, "100");
		payWithPoints("3", this.ann, 100);
		var merge = merge();
		this.orders.refund(this.program, RefundOrder.ofAmount(hers, "r", kr("100")), KEY);

		assertThat(balance(this.anna).active()).isEqualTo(Points.of(0));

		this.merges.undo(this.program, this.anna, merge.id(), KEY);

		assertThat(balance(this.anna).active()).isEqualTo(Points.of(100));
		assertBooksAdd();
	}

	@Test
	void anOrderPaidSinceGoesBackWithItsPointsIfItWasMadeBefore() {
		var told = TestOrders.with(TestOrders.paid("1", this.ann, "100"), OrderStatus.CREATED);
		var order = this.orders.record(this.program, told, KEY).value().id();
		var merge = merge();
		this.orders.changeStatus(this.program, new ChangeStatus(order, OrderStatus.PAID, null), KEY);
		assertThat(balance(this.anna).active()).isEqualTo(Points.of(100));

		this.merges.undo(this.program, this.anna, merge.id(), KEY);
		assertThat(balance(this.ann).active()).isEqualTo(Points.of(100));

		this.orders.refund(this.program, RefundOrder.ofAmount(order, "r", kr("100")), KEY);
		assertThat(balance(this.ann)).isEqualTo(Balance.NOTHING);
		assertBooksAdd();
	}

	@Test
	void aHoldUnderWayMovesAlongAndIsCapturedOnce() {
		buy("1", this.ann, "100");
		var hold = hold(this.ann, 60);
		merge();

		assertThat(balance(this.anna).held()).isEqualTo(Points.of(60));
		var order = this.orders.record(this.program, TestOrders.payingWithPoints(
				TestOrders.paid("2", new OrderCustomer(null, null, "ann@example.com", null), "100"), "30", hold), KEY);

		assertThat(order.value().warnings()).isEmpty();
		assertThat(balance(this.anna).held()).isEqualTo(Points.ZERO);
		assertThat(this.holds.get(this.program, hold, now()).state()).isEqualTo(HoldState.CAPTURED);
		assertBooksAdd();
	}

	@Test
	void aNewerHoldOnReturningPointsIsLetGo() {
		buy("1", this.ann, "100");
		var merge = merge();
		var hold = hold(this.anna, 60);

		this.merges.undo(this.program, this.anna, merge.id(), KEY);

		assertThat(this.holds.get(this.program, hold, now()).state()).isEqualTo(HoldState.RELEASED);
		assertThat(balance(this.ann).active()).isEqualTo(Points.of(100));
		assertBooksAdd();
	}

	@Test
	void mergingAndPartingInTheMiddleOfOrdersRefundsAndSpendingLosesNothing() throws Exception {
		for (int round = 0; round < 5; round++) {
			var one = enrol("one" + round + "@example.com");
			var other = enrol("other" + round + "@example.com");
			var first = buy("first" + round, other, "500");
			var tasks = new ArrayList<Callable<Object>>();
			for (int i = 0; i < 12; i++) {
				var number = round + "-" + i;
				var buyer = (i % 2 == 0) ? one : other;
				tasks.add(() -> buy("b" + number, buyer, "100"));
				tasks.add(() -> this.orders.refund(this.program, RefundOrder.ofAmount(first, "r" + number, kr("10")),
						KEY));
				tasks.add(() -> heldAndLetGo(buyer));
			}
			tasks.add(7, () -> this.merges.merge(this.program, new ById(one), new ById(other), KEY));
			var merge = (MemberMergeView) run(tasks).get(7).get();

			assertThat(balance(one).active()).isEqualTo(Points.of(12 * 100 + 500 - 120));
			assertThat(balance(other).active()).isEqualTo(Points.ZERO);
			assertThat(rowsOf(other)).isEmpty();
			this.merges.undo(this.program, one, merge.id(), KEY);
			assertThat(balance(one).active().value() + balance(other).active().value()).isEqualTo(12 * 100 + 500 - 120);
		}
		assertBooksAdd();
	}

	@Test
	void sixtyFourRedemptionsMeetAMergeExactlyAndWithoutDeadlock() throws Exception {
		buy("1", this.anna, "1000");
		buy("2", this.ann, "1000");
		long before = this.deadlocks.count();
		var tasks = new ArrayList<Callable<Object>>();
		for (int i = 0; i < 64; i++) {
			var number = "r" + i;
			var buyer = (i % 2 == 0) ? this.anna : this.ann;
			tasks.add(() -> payWithPoints(number, buyer, 10));
		}
		tasks.add(20, this::merge);

		for (var result : run(tasks, 65)) {
			result.get();
		}

		assertThat(balance(this.anna).active()).isEqualTo(Points.of(2 * 1000 - 64 * 10));
		assertThat(balance(this.anna).held()).isEqualTo(Points.ZERO);
		assertThat(balance(this.ann).active()).isEqualTo(Points.ZERO);
		assertThat(this.deadlocks.count()).isEqualTo(before);
		assertBooksAdd();
	}

	@Test
	void twoMergesOfTheSamePairInParallelEndAsOne() throws Exception {
		for (int round = 0; round < 5; round++) {
			var one = enrol("one" + round + "@example.com");
			var other = enrol("other" + round + "@example.com");
			buy("o" + round, one, "100");
			buy("p" + round, other, "100");
			var results = run(IntStream.range(0, 8)
				.<Callable<Object>>mapToObj((i) -> () -> this.merges.merge(this.program,
						new ById((i % 2 == 0) ? one : other), new ById((i % 2 == 0) ? other : one), KEY))
				.toList());
			for (var result : results) {
				assertThat(outcome(result)).isIn("merged", "merge_same");
			}
			assertThat(balance(one).active().value() + balance(other).active().value()).isEqualTo(200);
			assertThat(List.of(balance(one), balance(other))).contains(Balance.NOTHING);
		}
		assertBooksAdd();
	}

	@Test
	void membersMergedInACircleInParallelEndAsOne() throws Exception {
		var members = IntStream.range(0, 4).mapToObj((i) -> enrol("m" + i + "@example.com")).toList();
		for (int i = 0; i < 4; i++) {
			buy("o" + i, members.get(i), "100");
		}
		run(IntStream.range(0, 4)
			.<Callable<Object>>mapToObj((i) -> () -> this.merges.merge(this.program, new ById(members.get(i)),
					new ById(members.get((i + 1) % 4)), KEY))
			.toList());
		assertThat(members.stream().map((member) -> balance(member).active().value()).toList())
			.containsExactlyInAnyOrder(0L, 0L, 0L, 400L);
		assertBooksAdd();
	}

	private static String outcome(Future<Object> result) throws InterruptedException {
		try {
			result.get();
			return "merged";
		}
		catch (java.util.concurrent.ExecutionException ex) {
			return (ex.getCause() instanceof BusinessRuleException rule) ? rule.code() : String.valueOf(ex.getCause());
		}
	}

	private static List<Future<Object>> run(List<Callable<Object>> tasks) throws InterruptedException {
		return run(tasks, 16);
	}

	private static List<Future<Object>> run(List<Callable<Object>> tasks, int atOnce) throws InterruptedException {
		try (var threads = Executors.newFixedThreadPool(atOnce)) {
			return threads.invokeAll(tasks);
		}
	}

	private Object heldAndLetGo(MemberId member) {
		try {
			var hold = hold(member, 10);
			return this.holds.release(this.program, hold, KEY, now());
		}
		catch (BusinessRuleException ex) {
			return ex.code();
		}
	}

	private List<String> rowsOf(MemberId merged) {
		return List.of("purchase_order", "award", "activity", "lot", "points_hold", "member_identity")
			.stream()
			.filter((table) -> this.database.sql("select exists (select from " + table + " where member_id = ?)")
				.param(merged.value())
				.query(Boolean.class)
				.single())
			.toList();
	}

	private UUID payWithPoints(String number, long points) {
		return payWithPoints(number, this.anna, points);
	}

	/** A point is worth five öre. */
	private UUID payWithPoints(String number, MemberId member, long points) {
		var hold = hold(member, points);
		var amount = points * 5 / 100 + "." + points * 5 % 100 / 10 + points * 5 % 10;
		return this.orders
			.record(this.program, TestOrders.payingWithPoints(TestOrders.paid(number, member, amount), amount, hold),
					KEY)
			.value()
			.id();
	}

	private UUID hold(MemberId member, long points) {
		return this.holds.place(this.program, member, Points.of(points), now().plus(Duration.ofMinutes(30)), KEY, now())
			.id();
	}

	private MemberMergeView merge() {
		return this.merges.merge(this.program, new ById(this.anna), new ById(this.ann), KEY);
	}

	private UUID buy(String number, MemberId member, String price) {
		return this.orders.record(this.program, TestOrders.paid(number, member, price), KEY).value().id();
	}

	private Balance balance(MemberId member) {
		return this.balances.of(this.program, member, now());
	}

	private java.time.Instant now() {
		return this.clock.now(this.program);
	}

	private MemberId enrol(String email) {
		return this.enrolment.enrol(this.program, EnrolMember.withEmail(email, "Anna", null, MemberSource.API), KEY)
			.member();
	}

	private void assertBooksAdd() {
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

}
