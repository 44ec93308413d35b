package se.stamkund.tier;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.Balances;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.Explanation;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderQuotes;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class TierOrdersTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	Orders orders;

	@Autowired
	OrderQuotes quotes;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Balances balances;

	@Autowired
	TierLadders ladders;

	@Autowired
	Tiers tiers;

	@Autowired
	ProgramClock clock;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void startAProgramWithALadder() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		save(TestLadders.money(new Window.Rolling(12), Downgrade.TO_EARNED, 0), TierLadders.NONE);
	}

	@Test
	void risesWithTheOrderAndEarnsByTheTierBeforeIt() {
		var first = record(paid("1", null, 1000));
		var second = record(paid("2", null, 1000));

		assertThat(first.points()).isEqualTo(Points.of(1000));
		assertThat(second.points()).as("× 1,1 (Silver)").isEqualTo(Points.of(1100));
		assertThat(tier()).isEqualTo("Silver");
		assertThat(booked()).isEqualTo(TestLadders.SILVER);
		assertThat(history()).containsExactly("Brons > Silver EARNED 1");
	}

	@Test
	void tellsTheQuoteWhatTheTierGivesAndWhy() {
		record(paid("1", null, 1000));

		var quote = this.quotes.quote(this.program, this.quotes.describe(this.program, paid("2", null, 1000)));

		assertThat(quote.award().points()).isEqualTo(Points.of(1100));
		assertThat(quote.award().why().factors())
			.containsExactly(new Explanation.Factor("tier:silver", "Silver", new BigDecimal("1.1")));
	}

	@Test
	void takesBackTheTierWithTheRefund() {
		var order = record(paid("1", null, 1000));
		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r", Money.ofMinor(100)), KEY);

		assertThat(tier()).isEqualTo("Brons");
		assertThat(booked()).isEqualTo(TestLadders.BRONZE);
		assertThat(history()).containsExactly("Silver > Brons RETURNED 1", "Brons > Silver EARNED 1");
	}

	@Test
	void takesBackTheTierWithTheCancellation() {
		var order = record(paid("1", null, 3000));
		assertThat(tier()).isEqualTo("Guld");
		this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.CANCELLED, null), KEY);

		assertThat(tier()).isEqualTo("Brons");
		assertThat(fact(order.id())).isEqualTo("0 0 0");
	}

	@Test
	void countsAnOrderOnceItIsPaid() {
		var told = paid("1", null, 1000);
		var order = this.orders
			.record(this.program,
					new RecordOrder(told.store(), told.orderId(), OrderStatus.CREATED, null, null, told.customer(),
							told.lines(), List.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, null, false),
					KEY)
			.value();
		assertThat(tier()).isEqualTo("Brons");

		this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.PAID, null), KEY);
		assertThat(tier()).isEqualTo("Silver");
		this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.DELIVERED, null), KEY);
		assertThat(history()).containsExactly("Brons > Silver EARNED 1");
	}

	@Test
	void countsWhatAnOrderIsChangedTo() {
		var order = record(paid("1", null, 999));
		this.orders.replace(this.program, order.id(), paid("1", null, 1000), KEY);

		assertThat(tier()).isEqualTo("Silver");
	}

	@Test
	void countsGoodsPaidWithMoneyAndNothingElse() {
		record(new RecordOrder("web", "1", OrderStatus.PAID, null, null, customer(), List.of(line(1100)), List.of(),
				Money.ofMinor(49_00), Money.ZERO, Money.ofMinor(100_00), Money.ofMinor(500_00), null, null, false));

		assertThat(this.tiers.of(this.program, this.anna).orElseThrow().sums().money())
			.as("gift cards are money, points are not")
			.isEqualTo(1000_00);
	}

	@Test
	void settlesABatchAsIfItsOrdersCameOneByOne() {
		var outcomes = this.orders.record(this.program,
				List.of(paid("1", null, 600), paid("2", null, 600), paid("3", null, 1000), paid("4", null, 1000)), KEY);

		assertThat(outcomes).extracting((outcome) -> outcome.orThrow().value().points().value())
			.containsExactly(600L, 600L, 1100L, 1100L);
		assertThat(tier()).isEqualTo("Guld");
		assertThat(history()).containsExactly("Silver > Guld EARNED 4", "Brons > Silver EARNED 2");
	}

	@Test
	void countsALateOrderAtItsOwnDate() {
		var now = this.clock.now(this.program);
		record(paid("1", now.minus(Duration.ofDays(20)), 1000));
		var late = record(paid("2", now.minus(Duration.ofDays(30)), 1000));
		var later = record(paid("3", now.minus(Duration.ofDays(10)), 1000));

		assertThat(late.points()).as("before she was Silver").isEqualTo(Points.of(1000));
		assertThat(later.points()).isEqualTo(Points.of(1100));
		assertThat(tier()).isEqualTo("Guld");
	}

	@Test
	void countsWhatAGuestBoughtOnceSheIsAMember() {
		this.orders.record(this.program, RecordOrder.paid("web", "g",
				new OrderCustomer(null, null, "guest@example.com", null), null, List.of(line(1500))), KEY);
		this.anna = enrol("guest@example.com");

		assertThat(tier()).isEqualTo("Silver");
	}

	@Test
	void losesNoOrderOfManyAtOnce() throws Exception {
		inParallel(40, (i) -> record(paid("p" + i, null, 25)));

		assertThat(this.tiers.of(this.program, this.anna).orElseThrow().sums()).isEqualTo(new Sums(1000, 1000_00, 40));
		assertThat(booked()).isEqualTo(TestLadders.SILVER);
		assertThat(history()).hasSize(1);
	}

	@Test
	void fallsByParallelRefundsExactlyOnce() throws Exception {
		var recorded = IntStream.range(0, 10).mapToObj((i) -> record(paid("p" + i, null, 100))).toList();
		assertThat(booked()).isEqualTo(TestLadders.SILVER);

		inParallel(10,
				(i) -> this.orders
					.refund(this.program,
							List.of(RefundOrder.ofAmount(recorded.get(i).id(), "r" + i, Money.ofMinor(5000))), KEY)
					.getFirst());

		assertThat(booked()).isEqualTo(TestLadders.BRONZE);
		assertThat(this.tiers.of(this.program, this.anna).orElseThrow().sums().money()).isEqualTo(500_00);
		assertThat(history()).hasSize(2);
	}

	@Test
	void costsNothingWithoutALadder() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		record(paid("1", null, 5000));

		assertThat(this.tiers.of(this.program, this.anna)).isEmpty();
		assertThat(this.database.sql("select count(*) from tier_fact where program_id = ?")
			.param(this.program.value())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void findsWhatWasBoughtBeforeThereWasALadder() throws Exception {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		record(paid("1", null, 1500));

		save(TestLadders.money(new Window.Rolling(12), Downgrade.TO_EARNED, 0), TierLadders.NONE);
		assertThat(tier()).as("shown at once").isEqualTo("Silver");
		assertThat(record(paid("2", null, 100)).points()).as("and earned by at once").isEqualTo(Points.of(110));

		rolledOut();
		assertThat(booked()).isEqualTo(TestLadders.SILVER);
		assertThat(history()).containsExactly("Brons > Silver LADDER null");
	}

	@Test
	void takesAChangedLadderToEverybody() throws Exception {
		record(paid("1", null, 1500));
		rolledOut();
		var view = this.ladders.find(this.program).orElseThrow();
		save(TestLadders.of(new Window.Rolling(12), false, Downgrade.TO_EARNED, 0, Criteria.NONE,
				TestLadders.kronor(2000), TestLadders.kronor(3000)), view.revision());

		rolledOut();
		assertThat(booked()).isEqualTo(TestLadders.BRONZE);
		assertThat(history()).containsExactly("Silver > Brons LADDER null", "Brons > Silver EARNED 1");
	}

	private void rolledOut() throws InterruptedException {
		for (int i = 0; i < 1200; i++) {
			boolean open = this.database
				.sql("select exists (select from tier_rollout where program_id = ? and finished_at is null)")
				.param(this.program.value())
				.query(Boolean.class)
				.single();
			if (!open) {
				return;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("The ladder has not reached everybody in a minute");
	}

	private void save(Ladder ladder, String revision) {
		this.ladders.change(this.program, ladder, revision, KEY);
	}

	private OrderView record(RecordOrder order) {
		return this.orders.record(this.program, order, KEY).value();
	}

	private RecordOrder paid(String number, @Nullable Instant at, long kronor) {
		return RecordOrder.paid("web", number, customer(), at, List.of(line(kronor)));
	}

	private OrderCustomer customer() {
		return OrderCustomer.of(new MemberKey.ById(this.anna));
	}

	private static RecordLine line(long kronor) {
		return RecordLine.goods("1", "SKU-1", BigDecimal.ONE, Money.ofMinor(kronor * 100));
	}

	private MemberId enrol(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.API), KEY)
			.member();
	}

	private @Nullable String tier() {
		var tier = this.tiers.of(this.program, this.anna).orElseThrow().tier();
		return (tier != null) ? tier.name().sv() : null;
	}

	private @Nullable UUID booked() {
		return this.database.sql("select tier_id from tier_member where program_id = ? and member_id = ?")
			.params(this.program.value(), this.anna.value())
			.query(UUID.class)
			.optional()
			.orElse(null);
	}

	private String fact(UUID order) {
		return this.database.sql("select points || ' ' || money || ' ' || orders from tier_fact where id = ?")
			.param(order)
			.query(String.class)
			.single();
	}

	private List<String> history() {
		return this.tiers.history(this.program, this.anna, PageQuery.first(50))
			.data()
			.stream()
			.map((change) -> "%s > %s %s %s".formatted((change.from() != null) ? change.from().sv() : null,
					(change.to() != null) ? change.to().sv() : null, change.cause(), change.order()))
			.toList();
	}

	private static <T> List<T> inParallel(int calls, java.util.function.IntFunction<T> call) throws Exception {
		var tasks = IntStream.range(0, calls).<Callable<T>>mapToObj((i) -> () -> call.apply(i)).toList();
		var results = new ArrayList<T>();
		try (var threads = Executors.newFixedThreadPool(8)) {
			for (var future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
		}
		return results;
	}

}
