package se.stamkund.voucher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class VoucherUsesTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	Vouchers vouchers;

	@Autowired
	VoucherUses uses;

	@Autowired
	VoucherRedeeming redeeming;

	@Autowired
	VoucherQueries queries;

	@Autowired
	VoucherDueWork due;

	@Autowired
	Enrolment enrolment;

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
	void isUsedByTheOrderOfItsHold() {
		issue("EN", new VoucherRules(1, null, null, null));
		var hold = hold("EN");
		assertRefused("code_held", () -> hold("EN"));

		var order = UUID.randomUUID();
		assertThat(capture(hold, order)).isNull();
		assertThat(capture(hold, order)).as("told again").isNull();
		assertThat(used("EN")).isEqualTo(1);
		assertRefused("code_used_up", () -> hold("EN"));
	}

	@Test
	void isFreeAgainWhenItsOrderComesBack() {
		issue("EN", VoucherRules.ONCE);
		var order = UUID.randomUUID();
		capture(hold("EN"), order);

		assertThat(giveBack(order)).isEqualTo(1);
		assertThat(giveBack(order)).as("once more").isZero();
		assertThat(used("EN")).isZero();
		assertThat(capture(hold("EN"), UUID.randomUUID())).isNull();
	}

	@Test
	void isFreeAgainWhenItsHoldIsLetGoOf() {
		issue("EN", VoucherRules.ONCE);
		var hold = hold("EN");
		release(hold);
		release(hold);

		assertThat(capture(hold("EN"), UUID.randomUUID())).isNull();
	}

	@Test
	void letsGoByItselfWhetherOrNotTheJobHasRun() {
		issue("EN", VoucherRules.ONCE);
		var first = hold("EN");
		this.now = this.now.plus(Duration.ofMinutes(30));
		var second = hold("EN");

		assertThat(capture(first, UUID.randomUUID())).as("another holds it by now").isEqualTo("code_held");
		assertThat(capture(second, UUID.randomUUID())).isNull();
		assertThat(capture(first, UUID.randomUUID())).as("another has used it").isEqualTo("code_used_up");
		assertThat(used("EN")).isEqualTo(1);
	}

	@Test
	void isTakenAfterItsHoldHasLapsedIfItIsStillFree() {
		issue("EN", VoucherRules.ONCE);
		var hold = hold("EN");
		this.now = this.now.plus(Duration.ofMinutes(31));
		assertThat(this.due.nextDue(this.program, this.now)).contains(this.now.minus(Duration.ofMinutes(1)));
		this.due.run(this.program, this.now);
		assertThat(this.due.nextDue(this.program, this.now)).isEmpty();

		assertThat(capture(hold, UUID.randomUUID())).isNull();
		assertThat(used("EN")).isEqualTo(1);
	}

	@Test
	void isNotTakenAfterItsHoldHasLapsedIfItWasWithdrawn() {
		issue("EN", VoucherRules.ONCE);
		var held = hold("EN");
		issue("TVÅ", VoucherRules.ONCE);
		var lapsed = hold("TVÅ");
		var ids = this.vouchers.find(this.program, List.of("EN", "TVÅ"))
			.values()
			.stream()
			.map(VoucherView::id)
			.toList();
		this.vouchers.cancel(this.program, ids, KEY);

		assertThat(capture(held, UUID.randomUUID())).as("it was held before").isNull();
		this.now = this.now.plus(Duration.ofMinutes(31));
		assertThat(capture(lapsed, UUID.randomUUID())).isEqualTo("code_cancelled");
	}

	@Test
	void lastsLongerWhenItIsExtended() {
		issue("EN", VoucherRules.ONCE);
		var hold = hold("EN");
		this.now = this.now.plus(Duration.ofMinutes(29));
		extend(hold);
		this.now = this.now.plus(Duration.ofMinutes(29));

		assertRefused("code_held", () -> hold("EN"));
		this.now = this.now.plus(Duration.ofMinutes(1));
		assertRefused("hold_lapsed", () -> extend(hold));
	}

	@Test
	void forgetsHoldsOfLongAgoButNoUses() {
		issue("ALLA", new VoucherRules(null, null, null, null));
		release(hold("ALLA"));
		capture(hold("ALLA"), UUID.randomUUID());
		hold("ALLA");
		var id = this.vouchers.find(this.program, List.of("ALLA")).values().iterator().next().id();
		this.due.run(this.program, this.now.plus(VoucherDueWork.MEMORY));
		assertThat(this.queries.uses(this.program, id, PageQuery.first(10)).data()).hasSize(3);

		this.due.run(this.program, this.now.plus(VoucherDueWork.MEMORY).plus(Duration.ofHours(1)));
		assertThat(this.queries.uses(this.program, id, PageQuery.first(10)).data()).extracting(VoucherUseView::state)
			.containsExactly(VoucherUseState.USED);
	}

	@Test
	void holdsAllOrNone() {
		issue("EN", VoucherRules.ONCE);
		issue("TVÅ", new VoucherRules(1, null, this.now.plusSeconds(60), null));

		assertRefused("code_not_yet", () -> hold("EN", "TVÅ"));
		assertThat(capture(hold("en", "E N"), UUID.randomUUID())).as("named twice, held once").isNull();
		assertThat(used("EN")).isEqualTo(1);
	}

	@Test
	void keepsAHistoryOfItsUses() {
		issue("EN", VoucherRules.ONCE);
		var order = UUID.randomUUID();
		capture(hold("EN"), order);
		giveBack(order);
		hold("EN");
		var id = this.vouchers.find(this.program, List.of("EN")).values().iterator().next().id();

		assertThat(this.queries.uses(this.program, id, PageQuery.first(10)).data()).extracting(VoucherUseView::state)
			.containsExactly(VoucherUseState.HELD, VoucherUseState.GIVEN_BACK);
	}

	@Test
	void threeUsesByTwentyParallelOrdersAreThree() throws Exception {
		issue("TRE", new VoucherRules(3, null, null, null));

		assertThat(inParallel(20, (i) -> tryOrder("TRE", null))).filteredOn((done) -> done).hasSize(3);
		assertThat(used("TRE")).isEqualTo(3);
	}

	@Test
	void threeUsesBy64ParallelRedemptionsAreThree() throws Exception {
		issue("TRE", new VoucherRules(3, null, null, null));

		assertThat(inParallel(64, (i) -> tryRedeem("TRE", "r" + i, null))).filteredOn((done) -> done).hasSize(3);
		assertThat(used("TRE")).isEqualTo(3);
	}

	@Test
	void theSameReference64TimesAtOnceIsOneUse() throws Exception {
		issue("ALLA", new VoucherRules(null, null, null, null));
		issue("TRE", new VoucherRules(3, null, null, null));

		assertThat(inParallel(64, (i) -> tryRedeem((i % 2 == 0) ? "TRE" : "ALLA", "same", null))).doesNotContain(false);
		assertThat(used("TRE")).isEqualTo(1);
		assertThat(counted("ALLA")).isEqualTo(1);
	}

	@Test
	void oncePerMemberIsOnceForEach() throws Exception {
		issue("VÄLKOMMEN", new VoucherRules(null, 1, null, null));
		var members = IntStream.range(0, 3).mapToObj((i) -> enrol("m" + i + "@example.com")).toList();

		assertThat(inParallel(60, (i) -> tryOrder("VÄLKOMMEN", members.get(i % 3)))).filteredOn((done) -> done)
			.hasSize(3);
		assertThat(counted("VÄLKOMMEN")).isEqualTo(3);
	}

	@Test
	void cartsThatNameTheSameCodesInAnyOrderNeverWaitInACircle() throws Exception {
		var codes = List.of("A", "B", "C", "D", "E");
		codes.forEach((code) -> issue(code, new VoucherRules(1000, null, null, null)));

		assertThat(inParallel(64, (i) -> {
			var names = new ArrayList<>(codes);
			Collections.shuffle(names, new Random(i));
			var order = UUID.randomUUID();
			var captured = capture(hold(names.toArray(String[]::new)), order);
			return captured == null && (i % 2 == 0 || giveBack(order) == 5);
		})).doesNotContain(false);
		codes.forEach((code) -> assertThat(used(code)).isEqualTo(32));
	}

	private boolean tryOrder(String code, @Nullable MemberId member) {
		var hold = UUID.randomUUID();
		try {
			this.transaction.executeWithoutResult(
					(status) -> this.uses.hold(this.program, hold, List.of(new HeldVoucher(code, null)), member,
							this.now.plus(Duration.ofMinutes(30)), KEY, this.now));
		}
		catch (BusinessRuleException ex) {
			return false;
		}
		return capture(hold, UUID.randomUUID()) == null;
	}

	private boolean tryRedeem(String code, String reference, @Nullable MemberId member) {
		try {
			this.redeeming.redeem(this.program, code, new VoucherRedeeming.Redeem(reference, member, null), KEY);
			return true;
		}
		catch (BusinessRuleException ex) {
			return false;
		}
	}

	private static List<Boolean> inParallel(int count, IntFunction<Boolean> work) throws Exception {
		try (var threads = Executors.newFixedThreadPool(16)) {
			var calls = IntStream.range(0, count).mapToObj((i) -> (Callable<Boolean>) () -> work.apply(i)).toList();
			var results = new ArrayList<Boolean>();
			for (var future : threads.invokeAll(calls)) {
				results.add(future.get());
			}
			return results;
		}
	}

	private static void assertRefused(String code, Runnable call) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(call::run)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

	private MemberId enrol(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.API), KEY)
			.member();
	}

	private void issue(String code, VoucherRules rules) {
		this.vouchers.issue(this.program, List.of(new IssueVoucher(code, null, VoucherLabel.of("10 kr"),
				OfferTerms.of(new Benefit.FixedAmount(Money.ofMinor(1000))), null, rules, VoucherSource.API, null)),
				KEY);
	}

	private UUID hold(String... codes) {
		var hold = UUID.randomUUID();
		var held = List.of(codes).stream().map((code) -> new HeldVoucher(code, Money.ofMinor(1000))).toList();
		this.transaction.executeWithoutResult((status) -> this.uses.hold(this.program, hold, held, null,
				this.now.plus(Duration.ofMinutes(30)), KEY, this.now));
		return hold;
	}

	private void extend(UUID hold) {
		this.transaction.executeWithoutResult(
				(status) -> this.uses.extend(this.program, hold, this.now.plus(Duration.ofMinutes(30)), this.now));
	}

	private void release(UUID hold) {
		this.transaction.executeWithoutResult((status) -> this.uses.release(this.program, List.of(hold), this.now));
	}

	private @Nullable String capture(UUID hold, UUID order) {
		return this.transaction.execute((status) -> {
			var refusal = this.uses.capture(this.program, List.of(new CaptureVouchers(hold, order, null)), this.now)
				.get(hold)
				.getFirst()
				.refusal();
			return (refusal != null) ? refusal.code() : null;
		});
	}

	private int giveBack(UUID order) {
		return this.transaction.execute((status) -> this.uses.giveBack(this.program, List.of(order), this.now));
	}

	private int used(String code) {
		return this.vouchers.find(this.program, List.of(code)).get(code).used();
	}

	private int counted(String code) {
		var voucher = this.vouchers.find(this.program, List.of(code)).get(code);
		return this.queries.counts(this.program, List.of(voucher), 1000).get(voucher.id());
	}

}
