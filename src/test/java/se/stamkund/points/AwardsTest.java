package se.stamkund.points;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Lots;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.PurchaseFacts.Line;
import se.stamkund.points.TakeBackRequest.Returned;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.points.Purchases.kr;
import static se.stamkund.points.Purchases.purchase;

@IntegrationTest
class AwardsTest {

	private final Awards awards;

	private final PointsSettingsService settings;

	private final EarningRules rules;

	private final Balances balances;

	private final Lots lots;

	private final Enrolment enrolment;

	private final TestPrograms programs;

	private final ProgramClock clock;

	private final TransactionTemplate transaction;

	private TestProgram program;

	private MemberId anna;

	@Autowired
	AwardsTest(Awards awards, PointsSettingsService settings, EarningRules rules, Balances balances, Lots lots,
			Enrolment enrolment, TestPrograms programs, ProgramClock clock, TransactionTemplate transaction) {
		this.awards = awards;
		this.settings = settings;
		this.rules = rules;
		this.balances = balances;
		this.lots = lots;
		this.enrolment = enrolment;
		this.programs = programs;
		this.clock = clock;
		this.transaction = transaction;
		this.program = programs.create();
		this.anna = member();
	}

	@BeforeEach
	void anotherProgramme() {
		this.program = this.programs.create();
		this.anna = member();
	}

	@Test
	void aPurchaseGivesItsPointsAndIsRemembered() {
		var order = Ids.next();

		var award = award(order, sold("1199"));

		assertThat(award.points()).isEqualTo(Points.of(1199));
		assertThat(balance().active()).isEqualTo(Points.of(1199));
		assertThat(this.awards.of(id(), List.of(order))).containsEntry(order, award);
	}

	@Test
	void aPurchaseThatGivesNothingIsRememberedToo() {
		var order = Ids.next();

		award(order, sold("0.50"));

		assertThat(balance()).isEqualTo(Balance.NOTHING);
		assertThat(this.awards.of(id(), List.of(order))).containsKey(order);
	}

	@Test
	void pendingPointsWaitForTheReturnWindowAndExpireFromThere() {
		configure(new Settings().pending(new Pending.Days(14)).expiry(new ExpiryPolicy.Months(12)));
		var now = this.clock.now(id());

		award(Ids.next(), sold("100"));

		assertThat(balance().pending()).isEqualTo(Points.of(100));
		var lot = this.lots.open(id(), this.anna, now).getFirst();
		var calendar = new PointsCalendar(ZoneId.of("Europe/Stockholm"));
		assertThat(lot.activeFrom()).isEqualTo(calendar.usableFrom(now, new Pending.Days(14)));
		assertThat(lot.expiresAt())
			.isEqualTo(calendar.expiresAt(requireNonNull(lot.activeFrom()), new ExpiryPolicy.Months(12)));
	}

	@Test
	void pointsThatWaitForDeliveryBecomeUsableThen() {
		configure(new Settings().pending(new Pending.UntilDelivered()));
		var order = Ids.next();
		award(order, sold("100"));
		assertThat(balance().pending()).isEqualTo(Points.of(100));

		this.transaction
			.executeWithoutResult((status) -> this.awards.activate(id(), Map.of(order, this.clock.now(id()))));

		assertThat(balance().active()).isEqualTo(Points.of(100));
	}

	@Test
	void fourQuarterRefundsTakeWhatOneFullRefundTakes() {
		var order = Ids.next();
		award(order, sold("1199", "49"));
		var taken = 0L;
		for (int i = 0; i < 4; i++) {
			taken += takeBack(order, Ids.next(), new Returned.Amount(kr("312"))).taken().value();
		}

		assertThat(taken).isEqualTo(1248);
		assertThat(balance().active()).isEqualTo(Points.ZERO);
	}

	@Test
	void theSameRefundTakesOnce() {
		var order = Ids.next();
		var refund = Ids.next();
		award(order, sold("1000"));

		var first = takeBack(order, refund, new Returned.Amount(kr("400")));
		var again = takeBack(order, refund, new Returned.Amount(kr("400")));

		assertThat(again).isEqualTo(first);
		assertThat(balance().active()).isEqualTo(Points.of(600));
	}

	@Test
	void moreThanThePurchaseIsRefusedAndChangesNothing() {
		var order = Ids.next();
		award(order, sold("1000"));

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> takeBack(order, Ids.next(), new Returned.Amount(kr("1000.01"))));
		assertThat(balance().active()).isEqualTo(Points.of(1000));
	}

	@Test
	void aPurchaseThatWasNeverAwardedIsLeftAlone() {
		assertThat(takeBack(Ids.next(), Ids.next(), new Returned.Everything()).taken()).isEqualTo(Points.ZERO);
	}

	@Test
	void aBatchOfReturnsCountsEachOnAllBeforeIt() {
		var order = Ids.next();
		award(order, sold("100"));

		var taken = this.transaction
			.execute((status) -> this.awards.takeBack(id(), List.of(request(order, new Returned.Amount(kr("33.33"))),
					request(order, new Returned.Amount(kr("33.33"))), request(order, new Returned.Everything()))));

		assertThat(taken).extracting((back) -> back.taken().value()).containsExactly(33L, 33L, 34L);
	}

	@Test
	void refundsInParallelNeverTakeMoreThanTheAward() throws Exception {
		var order = Ids.next();
		award(order, sold("1000"));

		var outcomes = inParallel(16, (i) -> () -> takeBack(order, Ids.next(), new Returned.Amount(kr("100"))));

		assertThat(outcomes).filteredOn(TakenBack.class::isInstance).hasSize(10);
		assertThat(outcomes).filteredOn(BusinessRuleException.class::isInstance).hasSize(6);
		assertThat(balance().active()).isEqualTo(Points.ZERO);
	}

	@Test
	void aChangedPurchaseIsCountedByTheTermsOfItsTime() {
		var doubled = this.rules.add(id(), Rules.times("Dubbelt", "2").build(), false, Actor.SYSTEM).rule();
		var order = Ids.next();
		award(order, sold("100"));
		assertThat(balance().active()).isEqualTo(Points.of(200));
		this.rules.delete(id(), doubled.id(), doubled.version(), Actor.SYSTEM);
		configure(new Settings().rate("7", "1"));

		var smaller = rerate(order, sold("60"));
		assertThat(smaller.points()).isEqualTo(Points.of(120));
		assertThat(balance().active()).isEqualTo(Points.of(120));

		var larger = rerate(order, sold("150"));
		assertThat(larger.points()).isEqualTo(Points.of(300));
		assertThat(balance().active()).isEqualTo(Points.of(300));
		assertThat(balance().lifetime()).isEqualTo(Points.of(300));
	}

	@Test
	void aChangedPurchaseKeepsWhatWasReturned() {
		var order = Ids.next();
		var facts = sold("100", "100");
		award(order, facts);
		takeBack(order, Ids.next(), new Returned.Lines(Map.of(facts.lines().getFirst().id(), kr("100"))));
		assertThat(balance().active()).isEqualTo(Points.of(100));
		var cheaper = facts.lines().getLast();
		var changed = new PurchaseFacts(facts.at(), facts.store(), "web", this.anna,
				List.of(facts.lines().getFirst(),
						new Line(cheaper.id(), cheaper.kind(), null, null, Set.of(), cheaper.quantity(), kr("70"),
								cheaper.discount(), cheaper.vatRate())),
				List.of(), facts.paidWithPoints(), facts.paidWithGiftCard());

		rerate(order, changed);

		assertThat(balance().active()).isEqualTo(Points.of(70));
		takeBack(order, Ids.next(), new Returned.Everything());
		assertThat(balance().active()).isEqualTo(Points.ZERO);
	}

	@Test
	void settingsAreKeptOnceSomebodyEarnedByThem() {
		configure(new Settings().rate("2", "1"));
		configure(new Settings().rate("3", "1"));
		award(Ids.next(), sold("100"));
		assertThat(balance().active()).isEqualTo(Points.of(300));
		var then = this.clock.now(id());
		configure(new Settings().rate("5", "1"));

		var late = award(Ids.next(), soldAt(then, "100"));
		var now = award(Ids.next(), sold("100"));

		assertThat(late.points()).isEqualTo(Points.of(300));
		assertThat(now.points()).isEqualTo(Points.of(500));
	}

	@Test
	void aRuleForTheFirstPurchaseCountsEarlierOnesAlsoInTheSameBatch() {
		this.rules.add(id(), Rules.times("Första köpet", "2").when("order_number", "1").build(), false, Actor.SYSTEM);

		var batch = this.transaction.execute((status) -> this.awards.award(id(), List
			.of(new AwardRequest(Ids.next(), "1", sold("100")), new AwardRequest(Ids.next(), "2", sold("100")))));

		assertThat(batch).extracting((award) -> award.points().value()).containsExactly(200L, 100L);
		assertThat(award(Ids.next(), sold("100")).points()).isEqualTo(Points.of(100));
	}

	@Test
	void manyPurchasesAreOneBatch() {
		var requests = new ArrayList<AwardRequest>();
		for (int i = 0; i < 250; i++) {
			requests.add(new AwardRequest(Ids.next(), "order " + i, sold("10", "20", "30")));
		}

		var awards = this.transaction.execute((status) -> this.awards.award(id(), requests));

		assertThat(awards).hasSize(250).allSatisfy((award) -> assertThat(award.points()).isEqualTo(Points.of(60)));
		assertThat(balance().active()).isEqualTo(Points.of(15_000));
	}

	@Test
	void whatIsTriedIsCountedOnRealPurchases(@Autowired Preview preview) {
		award(Ids.next(), sold("100"));
		award(Ids.next(), sold("200"));

		var backtest = preview.lastMonth(id(), new Preview.Proposal(new Settings().rate("2", "1").build(), null));

		assertThat(backtest).isEqualTo(new Preview.Backtest(2, true, 300, 600));
		assertThat(preview.latest(id(), Preview.Proposal.NONE))
			.hasValueSatisfying((example) -> assertThat(example.award().points()).isEqualTo(Points.of(200)));
	}

	private List<Object> inParallel(int times, Function<Integer, Callable<?>> task) throws Exception {
		try (var pool = Executors.newFixedThreadPool(times)) {
			var running = new ArrayList<Future<?>>();
			for (int i = 0; i < times; i++) {
				running.add(pool.submit(task.apply(i)));
			}
			var outcomes = new ArrayList<Object>();
			for (var future : running) {
				try {
					outcomes.add(future.get());
				}
				catch (ExecutionException ex) {
					outcomes.add(requireNonNull(ex.getCause()));
				}
			}
			return outcomes;
		}
	}

	private AwardView award(UUID order, PurchaseFacts facts) {
		return requireNonNull(this.transaction
			.execute((status) -> this.awards.award(id(), List.of(new AwardRequest(order, "10482", facts))).getFirst()));
	}

	private TakenBack takeBack(UUID order, UUID refund, Returned returned) {
		var request = new TakeBackRequest(order, refund, "R1", this.clock.now(id()), returned);
		return requireNonNull(
				this.transaction.execute((status) -> this.awards.takeBack(id(), List.of(request)).getFirst()));
	}

	private TakeBackRequest request(UUID order, Returned returned) {
		return new TakeBackRequest(order, Ids.next(), "R1", this.clock.now(id()), returned);
	}

	private AwardView rerate(UUID order, PurchaseFacts facts) {
		var request = new RerateRequest(order, this.clock.now(id()), facts);
		return requireNonNull(
				this.transaction.execute((status) -> this.awards.rerate(id(), List.of(request)).getFirst()));
	}

	private PurchaseFacts sold(String... prices) {
		return soldAt(this.clock.now(id()), prices);
	}

	/** Goods at these prices, with line ids of their own. */
	private PurchaseFacts soldAt(Instant at, String... prices) {
		var order = purchase().at(at).in(this.program.webStore()).by(this.anna);
		for (var price : prices) {
			order.goods(price);
		}
		var facts = order.build();
		return new PurchaseFacts(facts.at(), facts.store(), "web", this.anna,
				facts.lines()
					.stream()
					.map((line) -> new Line(Ids.next(), line.kind(), line.sku(), line.brand(), line.categories(),
							line.quantity(), line.gross(), line.discount(), line.vatRate()))
					.toList(),
				facts.discounts(), facts.paidWithPoints(), facts.paidWithGiftCard());
	}

	private void configure(Settings settings) {
		this.settings.change(id(), settings.build(), this.settings.get(id()).revision(), Actor.SYSTEM);
	}

	private Balance balance() {
		return this.balances.of(id(), this.anna, this.clock.now(id()));
	}

	private MemberId member() {
		return this.enrolment
			.enrol(id(),
					new EnrolMember("anna@mejl.example", null, null, "Anna", "Lindqvist", null, null, List.of(),
							Map.of(), List.of(), null, MemberSource.API),
					Actor.SYSTEM)
			.member();
	}

	private ProgramId id() {
		return this.program.id();
	}

}
