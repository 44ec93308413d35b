package se.stamkund.giftcard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class GiftCardPaymentsTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	GiftCards cards;

	@Autowired
	GiftCardPayments payments;

	@Autowired
	GiftCardDesk desk;

	@Autowired
	GiftCardDueWork due;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	private Instant now;

	private GiftCardView card;

	@BeforeEach
	void issueACard() {
		this.program = this.programs.createId();
		this.now = this.clock.now(this.program);
		this.card = issue(50_000, null);
	}

	@Test
	void paysInParts() {
		var first = UUID.randomUUID();
		hold(first, 20_000, 30);
		assertThat(available()).isEqualTo(30_000);

		assertThat(capture(first, UUID.randomUUID(), this.now)).isEqualTo(20_000);
		assertThat(available()).isEqualTo(30_000);
		assertThat(entries()).containsExactly("ISSUE 50000 = 50000", "PAYMENT 20000 = 30000");
	}

	@Test
	void neverHoldsMoreThanThereIs() {
		hold(UUID.randomUUID(), 20_000, 30);

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> hold(UUID.randomUUID(), 30_001, 30))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("gift_card_short"));
		hold(UUID.randomUUID(), 30_000, 30);
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> hold(UUID.randomUUID(), 1, 30))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("gift_card_held"));
	}

	@Test
	void letsGoByItselfWhetherOrNotTheJobHasRun() {
		var hold = UUID.randomUUID();
		hold(hold, 50_000, 30);
		this.now = this.now.plus(Duration.ofMinutes(30));

		hold(UUID.randomUUID(), 50_000, 30);
		assertThat(capture(hold, UUID.randomUUID(), this.now)).as("of what another holds by now").isZero();
	}

	@Test
	void takesWhatIsStillThereWhenAHoldHasLapsed() {
		var hold = UUID.randomUUID();
		hold(hold, 50_000, 30);
		this.now = this.now.plus(Duration.ofMinutes(31));
		hold(UUID.randomUUID(), 20_000, 30);

		assertThat(capture(hold, UUID.randomUUID(), this.now)).isEqualTo(30_000);
	}

	@Test
	void refusesToExtendWhatIsOver() {
		var hold = UUID.randomUUID();
		hold(hold, 50_000, 30);
		extend(hold, 60);
		this.now = this.now.plus(Duration.ofMinutes(59));
		extend(hold, 30);
		this.now = this.now.plus(Duration.ofMinutes(30));

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> extend(hold, 30))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("hold_lapsed"));
	}

	@Test
	void capturesOnceForOneOrder() {
		var hold = UUID.randomUUID();
		var order = UUID.randomUUID();
		hold(hold, 20_000, 30);

		assertThat(capture(hold, order, this.now)).isEqualTo(20_000);
		assertThat(capture(hold, order, this.now)).as("told again").isEqualTo(20_000);
		assertThat(capture(hold, UUID.randomUUID(), this.now)).as("another order").isZero();
		assertThat(available()).isEqualTo(30_000);
	}

	@Test
	void givesBackInPartsButNeverMoreThanItPaid() {
		var order = UUID.randomUUID();
		var hold = UUID.randomUUID();
		hold(hold, 20_000, 30);
		capture(hold, order, this.now);

		assertThat(giveBack(order, 5_000)).isEqualTo(5_000);
		assertThat(giveBack(order, 99_999)).isEqualTo(15_000);
		assertThat(giveBack(order, 1)).isZero();
		assertThat(available()).isEqualTo(50_000);
	}

	@Test
	void expiresAtItsInstantButNotWhatIsHeld() {
		this.card = issue(50_000, this.now.plus(Duration.ofMinutes(10)));
		var hold = UUID.randomUUID();
		hold(hold, 20_000, 30);
		this.now = this.now.plus(Duration.ofMinutes(10));
		this.due.run(this.program, this.now);
		assertThat(entries()).containsExactly("ISSUE 50000 = 50000", "EXPIRY 30000 = 20000");
		assertThat(this.due.nextDue(this.program, this.now)).isEmpty();

		this.now = this.now.plus(Duration.ofMinutes(30));
		assertThat(this.due.nextDue(this.program, this.now)).contains(this.now.minus(Duration.ofMinutes(10)));
		this.due.run(this.program, this.now);
		assertThat(entries()).endsWith("EXPIRY 20000 = 0");
		assertThat(this.due.nextDue(this.program, this.now)).isEmpty();
	}

	@Test
	void canBeUsedForAWhileWhenMoneyComesBackAfterItsEnd() {
		this.card = issue(50_000, this.now.plus(Duration.ofMinutes(10)));
		var hold = UUID.randomUUID();
		var order = UUID.randomUUID();
		hold(hold, 50_000, 30);
		capture(hold, order, this.now);
		this.now = this.now.plus(Duration.ofDays(20));

		assertThat(giveBack(order, 10_000)).isEqualTo(10_000);
		hold(UUID.randomUUID(), 10_000, 30);
	}

	@Test
	void isWithdrawnWithWhatNobodyHolds() {
		var hold = UUID.randomUUID();
		hold(hold, 20_000, 30);
		this.desk.cancel(this.program, this.card.id(), KEY);
		assertThat(entries()).endsWith("CANCELLATION 30000 = 20000");
		assertThat(capture(hold, UUID.randomUUID(), this.now)).as("it was held before").isEqualTo(20_000);

		this.desk.restore(this.program, this.card.id(), KEY);
		assertThat(available()).isEqualTo(30_000);
	}

	@Test
	void isToppedUpAndCorrectedWithAReason() {
		assertThat(this.desk.adjust(this.program, this.card.id(), Money.ofMinor(10_000), "Kompensation", KEY).balance())
			.isEqualTo(Money.ofMinor(60_000));
		hold(UUID.randomUUID(), 20_000, 30);
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.desk.adjust(this.program, this.card.id(), Money.ofMinor(-40_001), "Fel", KEY))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("gift_card_short"));
		this.desk.adjust(this.program, this.card.id(), Money.ofMinor(-40_000), "Fel", KEY);
		assertThat(entries()).containsExactly("ISSUE 50000 = 50000", "ADJUSTMENT 10000 = 60000",
				"ADJUSTMENT 40000 = 20000");
	}

	@Test
	void paysWithoutACartOnceForAReference() {
		assertThat(pay("a", 20_000).paid()).isEqualTo(Money.ofMinor(20_000));
		pay("a", 20_000);
		assertThat(available()).isEqualTo(30_000);
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> pay("a", 10_000))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("payment_differs"));
		var payment = pay("a", 20_000).id();
		this.desk.cancelPayment(this.program, this.card.id(), payment, KEY);
		this.desk.cancelPayment(this.program, this.card.id(), payment, KEY);
		assertThat(available()).isEqualTo(50_000);
	}

	@Test
	void aCardOf500NeverPays501() throws Exception {
		long paid = inParallel(64, (i) -> {
			try {
				return pay("till-" + i, 2_300).paid().minor();
			}
			catch (BusinessRuleException ex) {
				return 0L;
			}
		}).stream().mapToLong(Long::longValue).sum();

		assertThat(paid).isEqualTo(21 * 2_300);
		assertThat(available()).isEqualTo(50_000 - 21 * 2_300);
		assertBooksBalance();
	}

	@Test
	void aCardOf500IsHeldAndCapturedInParallelNoMoreThanThereIs() throws Exception {
		long paid = inParallel(64, (i) -> {
			var hold = UUID.randomUUID();
			try {
				hold(hold, 1_700, 30);
			}
			catch (BusinessRuleException ex) {
				return 0L;
			}
			return (i % 3 == 0) ? release(hold) : capture(hold, UUID.randomUUID(), this.now);
		}).stream().mapToLong(Long::longValue).sum();

		assertThat(paid).isLessThanOrEqualTo(50_000);
		assertThat(available()).isEqualTo(50_000 - paid);
		assertBooksBalance();
	}

	@Test
	void cartsThatNameTheSameCardsInAnyOrderNeverWaitInACircle() throws Exception {
		var cards = List.of(this.card, issue(50_000, null), issue(50_000, null), issue(50_000, null));

		inParallel(64, (i) -> {
			var hold = UUID.randomUUID();
			var held = new ArrayList<>(
					cards.stream().map((each) -> new HeldGiftCard(each.code(), Money.ofMinor(100))).toList());
			Collections.shuffle(held, new Random(i));
			this.transaction.executeWithoutResult((status) -> this.payments.hold(this.program, hold, held, null,
					this.now.plus(Duration.ofMinutes(30)), KEY, this.now));
			var order = UUID.randomUUID();
			capture(hold, order, this.now);
			return (i % 2 == 0) ? giveBack(order, 400) : 0;
		});
		cards.forEach((each) -> assertThat(this.cards.get(this.program, each.id()).balance())
			.isEqualTo(Money.ofMinor(50_000 - 32 * 100)));
		assertBooksBalance();
	}

	private void assertBooksBalance() {
		assertThat(this.database.sql("""
				select count(*) from gift_card c where program_id = ? and balance <> (
					select sum(case when to_account = 'CARD' then amount else -amount end) from gift_card_entry e
					where e.program_id = c.program_id and e.card_id = c.id)
				""").param(this.program.value()).query(Integer.class).single()).isZero();
	}

	private static List<Long> inParallel(int count, IntFunction<Long> work) throws Exception {
		try (var threads = Executors.newFixedThreadPool(16)) {
			var calls = IntStream.range(0, count).mapToObj((i) -> (Callable<Long>) () -> work.apply(i)).toList();
			var results = new ArrayList<Long>();
			for (var future : threads.invokeAll(calls)) {
				results.add(future.get());
			}
			return results;
		}
	}

	private GiftCardView issue(long amount, @Nullable Instant expiresAt) {
		return this.cards.issue(this.program,
				List.of(new IssueGiftCard(null, Money.ofMinor(amount), null, expiresAt, GiftCardSource.API, null)), KEY)
			.getFirst();
	}

	private void hold(UUID hold, long amount, int minutes) {
		var held = new HeldGiftCard(this.card.code(), Money.ofMinor(amount));
		this.transaction.executeWithoutResult((status) -> this.payments.hold(this.program, hold, List.of(held), null,
				this.now.plus(Duration.ofMinutes(minutes)), KEY, this.now));
	}

	private void extend(UUID hold, int minutes) {
		this.transaction.executeWithoutResult((status) -> this.payments.extend(this.program, hold,
				this.now.plus(Duration.ofMinutes(minutes)), this.now));
	}

	private long release(UUID hold) {
		this.transaction.executeWithoutResult((status) -> this.payments.release(this.program, List.of(hold), this.now));
		return 0;
	}

	private long capture(UUID hold, UUID order, Instant at) {
		Map<UUID, List<CapturedGiftCard>> captured = this.transaction.execute(
				(status) -> this.payments.capture(this.program, List.of(new CaptureGiftCards(hold, order, null)), at));
		return captured.get(hold).getFirst().paid().minor();
	}

	private long giveBack(UUID order, long amount) {
		var refund = UUID.randomUUID();
		Map<UUID, Money> given = this.transaction.execute((status) -> this.payments.giveBack(this.program,
				List.of(new GiveBackToGiftCards(order, refund, Money.ofMinor(amount), KEY)), this.now));
		return given.get(refund).minor();
	}

	private GiftCardUseView pay(String reference, long amount) {
		return this.desk.pay(this.program, this.card.code(),
				new GiftCardDesk.Pay(reference, Money.ofMinor(amount), null), KEY);
	}

	private long available() {
		return this.cards.get(this.program, this.card.id()).available().minor();
	}

	private List<String> entries() {
		return this.database.sql("""
				select kind || ' ' || amount || ' = ' || balance
				from gift_card_entry where program_id = ? and card_id = ? order by number
				""").params(this.program.value(), this.card.id()).query(String.class).list();
	}

}
