package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Holds;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.PutProduct;
import se.stamkund.purchase.Outcome.Refused;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.purchase.TestOrders.kr;
import static se.stamkund.purchase.TestOrders.paid;
import static se.stamkund.purchase.TestOrders.payingWithPoints;
import static se.stamkund.purchase.TestOrders.with;

@IntegrationTest
class OrdersTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	private Orders orders;

	@Autowired
	private OrderQueries queries;

	@Autowired
	private ProductCatalogue catalogue;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private MemberErasure erasure;

	@Autowired
	private Balances balances;

	@Autowired
	private Holds holds;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TestPrograms programs;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void startAProgramWithAMember() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
	}

	@Test
	void awardsAPaidOrderAtOnce() {
		var order = record(paid("1", this.anna, "199.50"));

		assertThat(order.points()).isEqualTo(Points.of(199));
		assertThat(active()).isEqualTo(199);
	}

	@Test
	void anOrderPaidAfterItsMemberWasErasedStandsButGivesNothing() {
		var order = record(new RecordOrder("web", "1", OrderStatus.CREATED, null, null,
				OrderCustomer.of(new MemberKey.ById(this.anna)),
				List.of(RecordLine.goods("1", "A", BigDecimal.ONE, kr("100.00"))), List.of(), Money.ZERO, Money.ZERO,
				Money.ZERO, Money.ZERO, null, null, false));
		this.erasure.erase(this.program, this.anna, KEY);

		var paid = this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.PAID, null), KEY)
			.value();

		assertThat(paid.status()).isEqualTo(OrderStatus.PAID);
		assertThat(paid.points()).isEqualTo(Points.ZERO);
		assertThat(paid.warnings()).extracting(OrderWarning::code).containsExactly("member_erased");
		assertThat(active()).isZero();
	}

	@Test
	void answersTheSameOrderWithWhatIsStored() {
		var first = this.orders.record(this.program, paid("1", this.anna, "100.00"), KEY);
		var again = this.orders.record(this.program, paid("1", this.anna, "100.0"), KEY);

		assertThat(first.changed()).isTrue();
		assertThat(again.changed()).isFalse();
		assertThat(again.value().id()).isEqualTo(first.value().id());
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void refusesOtherContentUnderTheSameNumber() {
		record(paid("1", this.anna, "100.00"));

		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> record(paid("1", this.anna, "100.01")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("order_differs"));
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void letsTwoStoresUseTheSameNumber() {
		record(paid("1", this.anna, "100.00"));
		var told = paid("1", this.anna, "50.00");
		record(new RecordOrder("till", told.orderId(), told.status(), null, null, told.customer(), told.lines(),
				List.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, null, false));

		assertThat(active()).isEqualTo(150);
	}

	@Test
	void recordsOneOfFiftyParallelCalls() throws Exception {
		var results = inParallel(50, (i) -> this.orders.record(this.program, paid("1", this.anna, "100.00"), KEY));

		assertThat(results).filteredOn(Outcome.Done::changed).hasSize(1);
		assertThat(results).extracting((done) -> done.value().id()).containsOnly(results.getFirst().value().id());
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void spoilsNoOtherByABadItem() {
		var outcomes = this.orders.record(this.program,
				List.of(paid("1", this.anna, "100.00"), paid("2", this.anna, "-5.00"),
						paid("3", new MemberId(Ids.next()), "10.00"), paid("4", this.anna, "10.00"),
						paid("4", this.anna, "10.00"), paid("4", this.anna, "11.00")),
				KEY);

		assertThat(outcomes).extracting((outcome) -> switch (outcome) {
			case Outcome.Done<OrderView>(var order, var changed) -> changed ? "recorded" : "known";
			case Refused<OrderView>(var reason) -> ((BusinessRuleException) reason).code();
		}).containsExactly("recorded", "amount_negative", "member_unknown", "recorded", "known", "order_differs");
		assertThat(active()).isEqualTo(110);
	}

	@Test
	void redoesABatchOneByOneWhenTheDatabaseRefusesAnItem() {
		var tooLong = paid("x".repeat(101), this.anna, "10.00");

		var outcomes = this.orders.record(this.program, List.of(paid("1", this.anna, "100.00"), tooLong), KEY);

		assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Done.class);
		assertThat(outcomes.getLast()).isInstanceOf(Refused.class);
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void waitsForPaymentBeforeItAwards() {
		var order = record(with(paid("1", this.anna, "100.00"), OrderStatus.CREATED));
		assertThat(active()).isZero();

		var changed = this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.PAID, null), KEY);
		var again = this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.PAID, null), KEY);

		assertThat(changed.value().points()).isEqualTo(Points.of(100));
		assertThat(again.changed()).isFalse();
		assertThat(active()).isEqualTo(100);
		assertThat(this.queries.history(this.program, order.id())).extracting(OrderHistory::status)
			.containsExactly(OrderStatus.CREATED, OrderStatus.PAID);
	}

	@Test
	void takesEverythingBackWhenCancelled() {
		var order = record(paid("1", this.anna, "100.00"));
		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r", kr("30.00")), KEY);

		this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.CANCELLED, null), KEY);

		assertThat(active()).isZero();
		assertThat(this.queries.get(this.program, order.id()).refundable()).isEqualTo(Money.ZERO);
		assertThat(this.queries.refunds(this.program, order.id())).extracting(RefundView::kind)
			.containsExactly(RefundKind.AMOUNT, RefundKind.CANCELLATION);
	}

	@Test
	void refundsTheSameRefundOnce() {
		var order = record(paid("1", this.anna, "100.00"));
		var refund = RefundOrder.ofAmount(order.id(), "r1", kr("40.00"));

		assertThat(this.orders.refund(this.program, refund, KEY).changed()).isTrue();
		assertThat(this.orders.refund(this.program, refund, KEY).changed()).isFalse();
		assertThat(active()).isEqualTo(60);
		assertThatExceptionOfType(ConflictException.class).isThrownBy(
				() -> this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r1", kr("41.00")), KEY));
	}

	@Test
	void takesInFourQuartersWhatOneRefundTakes() {
		var order = record(paid("1", this.anna, "33.33", "33.33", "33.33"));
		for (int i = 0; i < 4; i++) {
			var amount = (i < 3) ? "24.99" : "25.02";
			this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r" + i, kr(amount)), KEY);
		}

		assertThat(active()).isZero();
	}

	@Test
	void letsNoParallelRefundsTakeMoreThanTheOrder() throws Exception {
		var order = record(paid("1", this.anna, "100.00"));

		var results = inParallel(16,
				(i) -> this.orders
					.refund(this.program, List.of(RefundOrder.ofAmount(order.id(), "r" + i, kr("10.00"))), KEY)
					.getFirst());

		assertThat(results).filteredOn(Outcome.Done.class::isInstance).hasSize(10);
		assertThat(this.queries.get(this.program, order.id()).totals().refunded()).isEqualTo(kr("100.00"));
		assertThat(active()).isZero();
	}

	@Test
	void refundsSeveralTimesInOneBatch() {
		var order = record(paid("1", this.anna, "100.00"));

		var outcomes = this.orders.refund(this.program, List.of(RefundOrder.ofAmount(order.id(), "a", kr("60.00")),
				RefundOrder.ofAmount(order.id(), "b", kr("60.00")), RefundOrder.ofAmount(order.id(), "a", kr("60.00")),
				RefundOrder.ofAmount(order.id(), "c", kr("40.00"))), KEY);

		assertThat(outcomes)
			.extracting((outcome) -> outcome instanceof Outcome.Done<RefundView>(var view, var changed)
					? "done " + changed : "refused")
			.containsExactly("done true", "refused", "done false", "done true");
		assertThat(active()).isZero();
	}

	@Test
	void countsAChangedOrderAgain() {
		var order = record(paid("1", this.anna, "100.00"));

		var changed = this.orders.replace(this.program, order.id(), paid("1", this.anna, "100.00", "50.00"), KEY);
		assertThat(changed.value().points()).isEqualTo(Points.of(150));
		assertThat(active()).isEqualTo(150);

		this.orders.replace(this.program, order.id(), paid("1", this.anna, "20.00"), KEY);
		assertThat(active()).isEqualTo(20);

		assertThat(this.orders.replace(this.program, order.id(), paid("1", this.anna, "20.00"), KEY).changed())
			.isFalse();
	}

	@Test
	void doesNotShrinkAnOrderBelowItsRefunds() {
		var order = record(paid("1", this.anna, "100.00"));
		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r", kr("60.00")), KEY);

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.orders.replace(this.program, order.id(), paid("1", this.anna, "59.99"), KEY));
		assertThat(active()).isEqualTo(40);
	}

	@Test
	void usesHeldPointsAndGivesThemBackInProportion() {
		record(paid("1", this.anna, "1000.00"));
		var hold = hold(400);

		var order = record(payingWithPoints(paid("2", this.anna, "100.00"), "20.00", hold));
		assertThat(order.pointsUsed()).isEqualTo(Points.of(400));
		assertThat(order.points()).isEqualTo(Points.of(80));
		assertThat(active()).isEqualTo(680);

		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r", kr("25.00")), KEY);
		assertThat(active()).isEqualTo(760);

		this.orders.changeStatus(this.program, new ChangeStatus(order.id(), OrderStatus.CANCELLED, null), KEY);
		assertThat(active()).isEqualTo(1000);
	}

	@Test
	void takesWhatIsLeftWhenTheHoldHasLapsed() {
		record(paid("1", this.anna, "100.00"));
		var hold = hold(80);
		this.holds.release(this.program, hold, KEY, this.clock.now(this.program));
		record(payingWithPoints(paid("2", this.anna, "10.00"), "0.00", hold(50)));

		var order = record(payingWithPoints(paid("3", this.anna, "4.00"), "4.00", hold));

		assertThat(order.pointsUsed()).isEqualTo(Points.of(60));
		assertThat(order.warnings()).containsExactly(new OrderWarning("points_short", 20));
	}

	@Test
	void usesAHoldOnceHoweverManyOrdersNameIt() throws Exception {
		record(paid("1", this.anna, "1000.00"));
		var hold = hold(100);

		var results = inParallel(6,
				(i) -> this.orders
					.record(this.program, payingWithPoints(paid("p" + i, this.anna, "5.00"), "5.00", hold), KEY)
					.value());

		assertThat(results).filteredOn((order) -> !order.pointsUsed().isZero()).hasSize(1);
		assertThat(results).filteredOn((order) -> !order.warnings().isEmpty()).hasSize(5);
		assertThat(active()).isEqualTo(900);
	}

	@Test
	void warnsOfAHoldThatIsSomebodyElses() {
		var erik = enrol("erik@example.com");
		record(paid("1", this.anna, "100.00"));
		var hold = hold(50);

		var order = record(payingWithPoints(paid("2", erik, "5.00"), "5.00", hold));

		assertThat(order.warnings()).extracting(OrderWarning::code).containsExactly("hold_unknown");
		assertThat(order.pointsUsed()).isEqualTo(Points.ZERO);
	}

	@Test
	void takesNamesBrandsAndCategoriesFromTheCatalogueAsTheyAreThen() {
		this.catalogue.put(this.program,
				List.of(new PutProduct("web", "SKU-1", "Tält", "Fjällbod", List.of("tält"), kr("100.00"))));
		var order = record(paid("1", this.anna, "100.00"));
		this.catalogue.put(this.program, List.of(new PutProduct("web", "SKU-1", "Annat", null, List.of(), null)));

		var line = this.queries.get(this.program, order.id()).lines().getFirst();
		assertThat(line.name()).isEqualTo("Tält");
		assertThat(line.brand()).isEqualTo("Fjällbod");
		assertThat(line.categories()).containsExactly("tält");
	}

	@Test
	void keepsTestOrdersFromEverybodysPoints() {
		var told = paid("T", this.anna, "100.00");
		var order = record(new RecordOrder(told.store(), told.orderId(), told.status(), null, null, told.customer(),
				told.lines(), List.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, null, true));

		assertThat(order.member()).isNull();
		assertThat(active()).isZero();
	}

	@Test
	void knowsNoOrderOfAnotherProgram() {
		var order = record(paid("1", this.anna, "100.00"));
		var other = this.programs.createId();

		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.queries.get(other, order.id()));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.orders.refund(other, RefundOrder.ofAmount(order.id(), "r", kr("1.00")), KEY));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(
				() -> this.orders.changeStatus(other, new ChangeStatus(order.id(), OrderStatus.CANCELLED, null), KEY));
	}

	@Test
	void listsByPagesWithoutMissingOrRepeatingAny() {
		var now = this.clock.now(this.program);
		var told = IntStream.range(0, 23)
			.mapToObj((i) -> TestOrders.at(paid("o" + i, this.anna, i + ".00"), now.minus(Duration.ofMinutes(i / 3))))
			.toList();
		this.orders.record(this.program, told, KEY);

		for (OrderFilter.Sort sort : OrderFilter.Sort.values()) {
			var filter = new OrderFilter("O", Set.of(), null, null, null, null, null, sort, true);
			var seen = new ArrayList<String>();
			var page = this.queries.list(this.program, filter, PageQuery.first(5));
			page.data().forEach((row) -> seen.add(row.orderId()));
			while (page.nextCursor() != null) {
				page = this.queries.list(this.program, filter, new PageQuery(5, Cursor.decode(page.nextCursor())));
				page.data().forEach((row) -> seen.add(row.orderId()));
			}
			assertThat(seen).hasSize(23).doesNotHaveDuplicates();
		}
	}

	@Test
	void findsAnOrderByItsNumberInItsStore() {
		var order = record(paid("Ö-2391", this.anna, "1.00"));

		assertThat(this.queries.resolve(this.program, OrderKey.parse("ext:web:Ö-2391"))).isEqualTo(order.id());
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.queries.resolve(this.program, OrderKey.parse("ext:till:Ö-2391")));
	}

	private OrderView record(RecordOrder order) {
		return this.orders.record(this.program, order, KEY).value();
	}

	private MemberId enrol(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.API), KEY)
			.member();
	}

	private UUID hold(long points) {
		var now = this.clock.now(this.program);
		return this.holds.place(this.program, this.anna, Points.of(points), now.plus(Holds.DEFAULT_LENGTH), KEY, now)
			.id();
	}

	private long active() {
		return this.balances.of(this.program, this.anna, this.clock.now(this.program)).active().value();
	}

	private static <T> List<T> inParallel(int calls, IntFunction<T> call) throws Exception {
		var tasks = IntStream.range(0, calls).<Callable<T>>mapToObj((i) -> () -> call.apply(i)).toList();
		var results = new ArrayList<T>();
		try (var threads = Executors.newFixedThreadPool(16)) {
			for (var future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
		}
		return results;
	}

}
