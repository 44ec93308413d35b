package se.stamkund.voucher;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.Cart;
import se.stamkund.pricing.CartLine;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Refusal;
import se.stamkund.pricing.Scope;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class BatchChangesTest {

	private static final OfferTerms TEN_OFF = OfferTerms.of(new Benefit.FixedAmount(Money.ofMinor(1000)));

	@Autowired
	VoucherBatches batches;

	@Autowired
	BatchChanges changes;

	@Autowired
	Vouchers vouchers;

	@Autowired
	VoucherUses uses;

	@Autowired
	VoucherQueries queries;

	@Autowired
	VoucherRedeeming redeeming;

	@Autowired
	VoucherValidation validation;

	@Autowired
	JdbcClient database;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	TransactionTemplate transaction;

	private ProgramId program;

	private Instant now;

	@BeforeEach
	void startAProgram() {
		this.program = this.programs.createId();
		this.now = this.clock.now(this.program);
	}

	@Test
	void countsForAllCodesFromTheNextTry() {
		var batch = batch(VoucherRules.ONCE, "EN", "TVÅ");
		var cart = new Cart(List.of(new CartLine("1", CartLine.Kind.GOODS, "S", List.of("skor"), null, BigDecimal.ONE,
				Money.ofMinor(20_000), Money.ZERO)), Money.ZERO);
		assertThat(this.validation.validate(this.program, "EN", null, cart).valid()).isTrue();

		change(batch, (was) -> new ChangeBatch("Skor", VoucherLabel.of("Bara skor"), Scope.categories("skor"),
				Money.ofMinor(30_000), was.rules(), was.state()));

		var found = this.validation.validate(this.program, "EN", null, cart);
		assertThat(found.voucher().label().sv()).isEqualTo("Bara skor");
		assertThat(found.voucher().terms().benefit()).isEqualTo(TEN_OFF.benefit());
		assertThat(Objects.requireNonNull(Objects.requireNonNull(found.offer()).refusal()).code())
			.isEqualTo(Refusal.Code.MINIMUM_ORDER);
		change(batch, (was) -> window(was, null, this.now.plusSeconds(60)));
		assertThat(this.vouchers.find(this.program, List.of("TVÅ")).get("TVÅ").state(this.now.plusSeconds(60)))
			.isEqualTo(VoucherState.EXPIRED);
	}

	@Test
	void leavesWhatIsHeldAndUsedAsItWasAgreed() {
		var batch = batch(VoucherRules.ONCE, "HÅLLEN", "ANVÄND", "LEDIG");
		var hold = hold("HÅLLEN");
		var order = UUID.randomUUID();
		capture(hold("ANVÄND"), order);

		for (var state : List.of(BatchState.PAUSED, BatchState.ENDED)) {
			this.changes.turn(this.program, batch, state, Actor.SYSTEM);
			assertRefused((state == BatchState.PAUSED) ? "code_paused" : "code_cancelled", "LEDIG");
		}
		assertThat(capture(hold, UUID.randomUUID())).as("held before it ended").isNull();
		assertThat(this.batches.get(this.program, batch)).extracting(BatchView::used, BatchView::left)
			.containsExactly(2, 1);

		this.transaction.executeWithoutResult((status) -> this.uses.giveBack(this.program, List.of(order), this.now));
		assertRefused("code_cancelled", "ANVÄND");
		this.changes.turn(this.program, batch, BatchState.ACTIVE, Actor.SYSTEM);
		redeem("ANVÄND", "igen");
		assertThat(state("HÅLLEN")).isEqualTo(VoucherState.USED_UP);
	}

	@Test
	void letsEachCodeBeUsedMoreOftenAndThenExactlySoOften() {
		var batch = batch(VoucherRules.ONCE, "EN");
		redeem("EN", "0");
		assertRefused("code_used_up", "EN");

		change(batch, (was) -> uses(was, 4, null));
		var done = IntStream.range(1, 13).parallel().filter((i) -> {
			try {
				redeem("EN", String.valueOf(i));
				return true;
			}
			catch (BusinessRuleException ex) {
				return false;
			}
		}).count();

		assertThat(done).isEqualTo(3);
		assertThat(this.batches.get(this.program, batch))
			.extracting(BatchView::used, BatchView::usedUp, BatchView::left)
			.containsExactly(1, 1, 0);
		assertThat(state("EN")).isEqualTo(VoucherState.USED_UP);
		assertThat(list(batch, VoucherState.USED_UP)).containsExactly("EN");
	}

	@Test
	void takesNoUseFromAnyone() {
		var batch = batch(new VoucherRules(3, 2, null, null), "EN");

		assertRefused("voucher_uses_less", () -> change(batch, (was) -> uses(was, 2, 2)));
		assertRefused("voucher_uses_less", () -> change(batch, (was) -> uses(was, null, 2)));
		assertRefused("voucher_each_less", () -> change(batch, (was) -> uses(was, 3, 1)));
		assertThat(change(batch, (was) -> uses(was, 3, null)).rules().maxUsesPerMember()).isNull();
		assertRefused("voucher_each_less", () -> change(batch, (was) -> uses(was, 3, 5)));
		var endless = batch(new VoucherRules(null, null, null, null), "ALLA");
		assertRefused("voucher_uses_less", () -> change(endless, (was) -> uses(was, 1000, null)));
	}

	@Test
	void keepsAWindowThatIsOverButMakesNoneThatNobodyCanMeet() {
		var batch = batch(new VoucherRules(1, null, null, this.now.plusSeconds(5)), "EN");

		assertRefused("voucher_window", () -> change(batch, (was) -> window(was, null, this.now.minusSeconds(1))));
		assertRefused("voucher_window",
				() -> change(batch, (was) -> window(was, this.now.plusSeconds(9), this.now.plusSeconds(9))));
	}

	@Test
	void isChangedOnlyByWhoHasSeenItAndIsLogged() {
		var batch = batch(VoucherRules.ONCE, "EN");
		var before = this.batches.get(this.program, batch);
		this.changes.turn(this.program, batch, BatchState.PAUSED, Actor.SYSTEM);

		assertRefused("batch_changed", () -> this.changes.change(this.program, batch,
				ChangeBatch.of(before).in(BatchState.ENDED), before.version(), Actor.SYSTEM));
		var same = this.changes.turn(this.program, batch, BatchState.PAUSED, Actor.SYSTEM);
		assertThat(same.version()).isEqualTo(before.version() + 1);
		assertThat(this.database
			.sql("select action from audit_log where program_id = ? and action like 'voucher%' order by id")
			.param(this.program.value())
			.query(String.class)
			.list()).containsExactly("voucher_batch.created", "voucher_batch.changed");
	}

	@Test
	void findsTheCodesOfABatchByTheirState() {
		var batch = batch(VoucherRules.ONCE, "A", "B", "C");
		redeem("A", "1");
		this.vouchers.cancel(this.program, List.of(this.vouchers.find(this.program, List.of("B")).get("B").id()),
				Actor.SYSTEM);

		assertThat(list(batch, VoucherState.AVAILABLE)).containsExactly("C");
		assertThat(list(batch, VoucherState.CANCELLED)).containsExactly("B");
		assertThat(this.batches.get(this.program, batch).left()).isEqualTo(1);
		this.changes.turn(this.program, batch, BatchState.PAUSED, Actor.SYSTEM);
		assertThat(list(batch, VoucherState.PAUSED)).containsExactly("C");
		assertThat(list(batch, VoucherState.AVAILABLE)).isEmpty();
		this.changes.turn(this.program, batch, BatchState.ENDED, Actor.SYSTEM);
		assertThat(list(batch, VoucherState.CANCELLED)).containsExactly("C", "B", "A");
	}

	private List<String> list(UUID batch, VoucherState state) {
		return this.queries.list(this.program, new VoucherFilter(null, batch, null, null, state), PageQuery.first(10))
			.data()
			.stream()
			.map(VoucherView::code)
			.toList();
	}

	private BatchView change(UUID batch, UnaryOperator<ChangeBatch> change) {
		var before = this.batches.get(this.program, batch);
		return this.changes.change(this.program, batch, change.apply(ChangeBatch.of(before)), before.version(),
				Actor.SYSTEM);
	}

	private static ChangeBatch uses(ChangeBatch was, @Nullable Integer most, @Nullable Integer each) {
		return new ChangeBatch(was.name(), was.label(), was.scope(), was.minimumOrder(),
				new VoucherRules(most, each, was.rules().startsAt(), was.rules().endsAt()), was.state());
	}

	private static ChangeBatch window(ChangeBatch was, @Nullable Instant from, @Nullable Instant until) {
		return new ChangeBatch(was.name(), was.label(), was.scope(), was.minimumOrder(),
				new VoucherRules(was.rules().maxUses(), was.rules().maxUsesPerMember(), from, until), was.state());
	}

	private UUID batch(VoucherRules rules, String... codes) {
		return this.batches
			.create(this.program,
					new CreateBatch("Höst", new CreateBatch.Codes.Imported(List.of(codes)), VoucherLabel.of("10 kr"),
							TEN_OFF, rules),
					Actor.SYSTEM)
			.id();
	}

	private VoucherState state(String code) {
		return Objects.requireNonNull(this.vouchers.find(this.program, List.of(code)).get(code)).state(this.now);
	}

	private UUID hold(String code) {
		var hold = UUID.randomUUID();
		this.transaction
			.executeWithoutResult((status) -> this.uses.hold(this.program, hold, List.of(new HeldVoucher(code, null)),
					null, this.now.plus(Duration.ofMinutes(30)), Actor.SYSTEM, this.now));
		return hold;
	}

	private @Nullable VoucherRefusal capture(UUID hold, UUID order) {
		return Objects.requireNonNull(this.transaction.execute(
				(status) -> this.uses.capture(this.program, List.of(new CaptureVouchers(hold, order, null)), this.now)
					.getOrDefault(hold, List.of())))
			.getFirst()
			.refusal();
	}

	private void redeem(String code, String reference) {
		this.redeeming.redeem(this.program, code, new VoucherRedeeming.Redeem(reference, null, null), Actor.SYSTEM);
	}

	private void assertRefused(String why, String code) {
		assertRefused(why, () -> redeem(code, UUID.randomUUID().toString()));
	}

	private static void assertRefused(String why, Runnable call) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(call::run)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(why));
	}

}
