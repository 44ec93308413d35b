package se.stamkund.reward;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.activity.Activities;
import se.stamkund.activity.ActivityFilter;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.Lots;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.Sandboxes;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.Vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@IntegrationTest
class RedemptionsTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	Redemptions redemptions;

	@Autowired
	Rewards rewards;

	@Autowired
	RewardOffers offers;

	@Autowired
	Fulfilments fulfilments;

	@Autowired
	Adjustments adjustments;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberMerges merges;

	@Autowired
	MemberErasure erasure;

	@Autowired
	Sandboxes sandboxes;

	@Autowired
	Vouchers vouchers;

	@Autowired
	VoucherRedeeming redeeming;

	@Autowired
	GiftCards cards;

	@Autowired
	Balances balances;

	@Autowired
	Lots lots;

	@Autowired
	LedgerAudit audit;

	@Autowired
	Activities activities;

	@Autowired
	ProgramClock clock;

	@Autowired
	TestPrograms programs;

	ProgramId program;

	MemberId anna;

	@BeforeEach
	void enrolAnna() {
		this.program = this.programs.createId();
		this.anna = enrol(2_000);
	}

	@Test
	void pointsGoAndComeBackIntoTheirLots() {
		var before = this.lots.open(this.program, this.anna, now());
		var reward = add(TestRewards.discount(75, 1_500), 10L);

		var redemption = redeem(this.anna, reward);
		assertThat(active(this.anna)).isEqualTo(500);
		assertThat(left(reward)).isEqualTo(9);
		assertThat(redemption.points()).isEqualTo(1_500);

		var cancelled = this.redemptions.cancel(this.program, redemption.id(), KEY);
		assertThat(cancelled.cancelledAt()).isNotNull();
		assertThat(active(this.anna)).isEqualTo(2_000);
		assertThat(left(reward)).isEqualTo(10);
		assertThat(this.lots.open(this.program, this.anna, now())).isEqualTo(before);
		assertThat(this.redemptions.cancel(this.program, redemption.id(), KEY)).isEqualTo(cancelled);
		assertThat(active(this.anna)).isEqualTo(2_000);
		assertThat(timeline()).contains("reward.redeemed", "reward.given_back");
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void refusesByTheMostLastingReasonAndLeavesNothingBehind() {
		var soldOut = add(TestRewards.discount(75, 5_000), 0L);

		assertThat(refusal(() -> redeem(this.anna, soldOut))).isEqualTo("reward_sold_out");
		var dear = add(TestRewards.discount(75, 5_000), 5L);
		assertThat(refusal(() -> redeem(this.anna, dear))).isEqualTo("reward_points");
		assertThat(left(dear)).isEqualTo(5);
		assertThat(active(this.anna)).isEqualTo(2_000);
		assertThat(taken()).isEmpty();
	}

	@Test
	void anotherProgrammesRewardIsUnknown() {
		var theirs = this.rewards
			.add(this.programs.createId(), TestRewards.active(TestRewards.discount(75, 100), null), KEY)
			.id();

		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> redeem(this.anna, theirs));
	}

	@Test
	void aStockOfFiftyIsTakenFiftyTimesByTwoHundred() throws Exception {
		var reward = add(TestRewards.discount(75, 100), 50L);
		var crowd = IntStream.range(0, 25).mapToObj((i) -> enrol(1_000)).toList();

		var results = run(IntStream.range(0, 200)
			.<Callable<Object>>mapToObj((i) -> () -> redeem(crowd.get(i % 25), reward))
			.toList());

		assertThat(succeeded(results)).isEqualTo(50);
		assertThat(left(reward)).isZero();
		assertThat(crowd.stream().mapToLong(this::active).sum()).isEqualTo(25 * 1_000 - 50 * 100);
		assertThat(this.redemptions.counts(this.program).get(reward)).isEqualTo(50);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void aBalanceIsSpentOnceBySixtyFour() throws Exception {
		var reward = add(TestRewards.discount(5, 150), null);

		var results = run(
				IntStream.range(0, 64).<Callable<Object>>mapToObj((i) -> () -> redeem(this.anna, reward)).toList());

		assertThat(succeeded(results)).isEqualTo(13);
		assertThat(active(this.anna)).isEqualTo(2_000 - 13 * 150);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void aLimitIsExactWhenManyTryAtOnce() throws Exception {
		var reward = add(TestRewards.limited(TestRewards.discount(5, 10), 3, RewardPeriod.MONTH), null);

		var results = run(
				IntStream.range(0, 40).<Callable<Object>>mapToObj((i) -> () -> redeem(this.anna, reward)).toList());

		assertThat(succeeded(results)).isEqualTo(3);
		assertThat(refusal(() -> redeem(this.anna, reward))).isEqualTo("reward_limit");
	}

	@Test
	void givingBackManyTimesAtOnceGivesBackOnce() throws Exception {
		var reward = add(TestRewards.discount(75, 1_500), 1L);
		var redemption = redeem(this.anna, reward);

		run(IntStream.range(0, 24)
			.<Callable<Object>>mapToObj((i) -> () -> this.redemptions.cancel(this.program, redemption.id(), KEY))
			.toList());

		assertThat(active(this.anna)).isEqualTo(2_000);
		assertThat(left(reward)).isEqualTo(1);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void takingAndGivingBackAtOnceLosesNothing() throws Exception {
		var reward = add(TestRewards.discount(5, 100), 3L);
		var crowd = IntStream.range(0, 6).mapToObj((i) -> enrol(1_000)).toList();

		run(IntStream.range(0, 60).<Callable<Object>>mapToObj((i) -> () -> {
			var one = redeem(crowd.get(i % 6), reward);
			return this.redemptions.cancel(this.program, one.id(), KEY);
		}).toList());

		assertThat(left(reward)).isEqualTo(3);
		assertThat(crowd).allSatisfy((member) -> assertThat(active(member)).isEqualTo(1_000));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void whatIsCountedIsWhatThereIsAfterMuchAtOnce() throws Exception {
		var reward = add(TestRewards.terms("Fika", new Gives.Experience(), 10), null);
		var crowd = IntStream.range(0, 6).mapToObj((i) -> enrol(1_000)).toList();

		var results = run(IntStream.range(0, 48).<Callable<Object>>mapToObj((i) -> () -> {
			var one = redeem(crowd.get(i % 6), reward);
			var ids = all().stream().map(RedemptionView::id).toList();
			this.fulfilments.mark(this.program, ids, Fulfilment.values()[i % 3], KEY);
			return (i % 4 == 0) ? this.redemptions.cancel(this.program, one.id(), KEY) : one;
		}).toList());

		assertThat(succeeded(results)).isEqualTo(48);
		var kept = all().stream().filter((one) -> !one.isCancelled()).toList();
		assertThat(this.redemptions.counts(this.program)).containsExactly(Map.entry(reward, (long) kept.size()));
		assertThat(this.fulfilments.counts(this.program))
			.isEqualTo(kept.stream().collect(Collectors.groupingBy(RedemptionView::fulfilment, Collectors.counting())));
	}

	@Test
	void whatWasGivenBackDoesNotCountForTheLimit() {
		var reward = add(TestRewards.limited(TestRewards.discount(5, 10), 1, RewardPeriod.EVER), null);
		this.redemptions.cancel(this.program, redeem(this.anna, reward).id(), KEY);

		assertThat(redeem(this.anna, reward).isCancelled()).isFalse();
	}

	@Test
	void aMemberUndoesWithinADayAndOnlyHerOwn() {
		this.program = this.sandboxes.of(this.programs.createId());
		this.anna = enrol(2_000);
		var reward = add(TestRewards.discount(5, 10), null);
		var mine = redeem(this.anna, reward);

		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.redemptions.undo(this.program, enrol(0), mine.id()));
		assertThat(this.redemptions.undo(this.program, this.anna, mine.id()).isCancelled()).isTrue();
		var late = redeem(this.anna, reward);
		this.clock.advanceTo(this.program, now().plus(Duration.ofHours(25)));
		assertThat(refusal(() -> this.redemptions.undo(this.program, this.anna, late.id()))).isEqualTo("undo_too_late");
		assertThat(this.redemptions.cancel(this.program, late.id(), KEY).isCancelled()).isTrue();
	}

	@Test
	void whatIsOnItsWayIsNotUndoneByTheMember() {
		var reward = add(TestRewards.terms("Fika", new Gives.Experience(), 100), null);
		var fika = redeem(this.anna, reward);
		assertThat(fika.fulfilment()).isEqualTo(Fulfilment.NEW);

		assertThat(this.fulfilments.mark(this.program, List.of(fika.id()), Fulfilment.SENT, KEY))
			.containsExactly(fika.id());
		assertThat(this.fulfilments.mark(this.program, List.of(fika.id()), Fulfilment.SENT, KEY)).isEmpty();
		assertThat(refusal(() -> this.redemptions.undo(this.program, this.anna, fika.id())))
			.isEqualTo("redemption_sent");
		assertThat(this.fulfilments.counts(this.program)).containsEntry(Fulfilment.SENT, 1L);
		this.redemptions.cancel(this.program, fika.id(), KEY);
		assertThat(this.fulfilments.mark(this.program, List.of(fika.id()), Fulfilment.DONE, KEY)).isEmpty();
		assertThat(this.fulfilments.counts(this.program)).isEmpty();
	}

	@Test
	void aDiscountIsACodeForItsMemberAloneAndVoidOnceGivenBack() {
		var reward = add(TestRewards.discount(75, 1_500), null);
		var redemption = redeem(this.anna, reward);

		var voucher = this.vouchers.get(this.program, Objects.requireNonNull(redemption.voucher()));
		assertThat(voucher.member()).isEqualTo(this.anna);
		assertThat(voucher.terms().benefit()).isEqualTo(new Benefit.FixedAmount(Money.ofMinor(7_500)));
		assertThat(voucher.rules().maxUses()).isEqualTo(1);
		assertThat(code(redemption).state()).isEqualTo(CodeView.State.USABLE);

		this.redemptions.cancel(this.program, redemption.id(), KEY);
		assertThat(code(redemption).state()).isEqualTo(CodeView.State.CANCELLED);
	}

	@Test
	void aUsedCodeIsNotGivenBackUntilItsUseIs() {
		var reward = add(TestRewards.discount(75, 1_500), null);
		var redemption = redeem(this.anna, reward);
		var code = code(redemption).code();
		var used = this.redeeming.redeem(this.program, code, new VoucherRedeeming.Redeem("till-1", this.anna, null),
				KEY);

		assertThat(refusal(() -> this.redemptions.cancel(this.program, redemption.id(), KEY)))
			.isEqualTo("redemption_used");
		assertThat(active(this.anna)).isEqualTo(500);
		assertThat(code(redemption).state()).isEqualTo(CodeView.State.USED);
		this.redeeming.cancel(this.program, used.voucher().id(), used.use().id());
		assertThat(this.redemptions.cancel(this.program, redemption.id(), KEY).isCancelled()).isTrue();
		assertThat(active(this.anna)).isEqualTo(2_000);
	}

	@Test
	void usingACodeAndGivingItBackAtOnceDoesOneOfTheTwo() throws Exception {
		var reward = add(TestRewards.discount(5, 100), null);
		for (int round = 0; round < 10; round++) {
			var redemption = redeem(this.anna, reward);
			var code = code(redemption).code();
			var results = run(
					List.of(() -> this.redemptions.cancel(this.program, redemption.id(), KEY), () -> this.redeeming
						.redeem(this.program, code, new VoucherRedeeming.Redeem("till", this.anna, null), KEY)));

			assertThat(succeeded(results)).isEqualTo(1);
		}
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void aGiftCardHasItsMoneyAndLosesItWhenGivenBack() {
		var reward = add(TestRewards.terms("Presentkort", new Gives.GiftCard(Money.ofMinor(20_000)), 2_000), null);
		var redemption = redeem(this.anna, reward);

		var card = this.cards.get(this.program, Objects.requireNonNull(redemption.giftCard()));
		assertThat(card.balance()).isEqualTo(Money.ofMinor(20_000));
		assertThat(card.member()).isEqualTo(this.anna);
		this.redemptions.cancel(this.program, redemption.id(), KEY);
		assertThat(this.cards.get(this.program, card.id()).balance()).isEqualTo(Money.ZERO);
		assertThat(active(this.anna)).isEqualTo(2_000);
	}

	@Test
	void aCodeLastsToTheEndOfItsLastDay() {
		var terms = TestRewards.discount(5, 100);
		var reward = add(new RewardTerms(terms.name(), terms.description(), terms.conditions(), terms.gives(),
				new CodeTerms(30, null, Scope.ALL, Stacking.COMMON), terms.points(), null, Gate.OPEN, null, null),
				null);
		var zone = ZoneId.of("Europe/Stockholm");

		assertThat(code(redeem(this.anna, reward)).until())
			.isEqualTo(now().atZone(zone).toLocalDate().plusDays(31).atStartOfDay(zone).toInstant());
	}

	@Test
	void whatCostsNothingMovesNoPoints() {
		var reward = add(TestRewards.discount(5, 0), null);
		var free = redeem(this.anna, reward);

		assertThat(active(this.anna)).isEqualTo(2_000);
		assertThat(this.redemptions.cancel(this.program, free.id(), KEY).isCancelled()).isTrue();
		assertThat(active(this.anna)).isEqualTo(2_000);
	}

	@Test
	void whatOneOfTwoTookTheSurvivorHasTaken() {
		var reward = add(TestRewards.limited(TestRewards.discount(5, 10), 1, RewardPeriod.EVER), null);
		var other = enrol(100);
		var redemption = redeem(other, reward);
		this.merges.merge(this.program, new MemberKey.ById(this.anna), new MemberKey.ById(other), KEY);

		assertThat(refusal(() -> redeem(this.anna, reward))).isEqualTo("reward_limit");
		assertThat(refusal(() -> redeem(other, reward))).isEqualTo("reward_limit");
		this.redemptions.cancel(this.program, redemption.id(), KEY);
		assertThat(active(this.anna)).isEqualTo(2_100);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void aChangeOfTheStockKeepsWhatIsGone() {
		var reward = add(TestRewards.discount(5, 10), 5L);
		redeem(this.anna, reward);
		redeem(this.anna, reward);
		var view = this.rewards.get(this.program, reward);

		assertThat(refusal(() -> this.rewards.change(this.program, reward,
				new RewardDraft(view.state(), view.terms(), 1L), view.version(), KEY)))
			.isEqualTo("reward_stock_gone");
		this.rewards.change(this.program, reward, new RewardDraft(view.state(), view.terms(), 3L), view.version(), KEY);
		assertThat(left(reward)).isEqualTo(1);
		assertThat(refusal(() -> this.rewards.change(this.program, reward,
				new RewardDraft(view.state(), view.terms(), 9L), view.version(), KEY)))
			.isEqualTo("reward_changed");
	}

	@Test
	void staffWriteNotesThatAnErasureTakesAway() {
		var reward = add(TestRewards.terms("Fika", new Gives.Experience(), 100), null);
		var fika = redeem(this.anna, reward);
		var noted = this.fulfilments.note(this.program, fika.id(), "Ring på dörren", "00373500", KEY);
		assertThat(noted.note()).isEqualTo("Ring på dörren");

		this.erasure.erase(this.program, this.anna, KEY);

		var after = this.redemptions.get(this.program, fika.id());
		assertThat(after.note()).isNull();
		assertThat(after.tracking()).isNull();
	}

	private List<RedemptionView> all() {
		return this.redemptions.list(this.program, RedemptionFilter.ALL, PageQuery.first(100)).data();
	}

	private List<RedemptionView> taken() {
		return this.redemptions.list(this.program, RedemptionFilter.of(this.anna), PageQuery.first(100)).data();
	}

	private CodeView code(RedemptionView redemption) {
		return Objects.requireNonNull(this.redemptions.codes(this.program, List.of(redemption)).get(redemption.id()));
	}

	private List<String> timeline() {
		return this.activities.timeline(this.program, this.anna, ActivityFilter.ALL, PageQuery.first(20))
			.data()
			.stream()
			.map((activity) -> activity.type())
			.toList();
	}

	private UUID add(RewardTerms terms, @Nullable Long stock) {
		return this.rewards.add(this.program, TestRewards.active(terms, stock), KEY).id();
	}

	private RedemptionView redeem(MemberId member, UUID reward) {
		return this.redemptions.redeem(this.program, new MemberKey.ById(member), reward, KEY);
	}

	private @Nullable Long left(UUID reward) {
		return this.rewards.get(this.program, reward).left();
	}

	private long active(MemberId member) {
		return this.balances.of(this.program, member, now()).active().value();
	}

	private Instant now() {
		return this.clock.now(this.program);
	}

	private MemberId enrol(long points) {
		var member = this.enrolment.enrol(this.program,
				EnrolMember.withEmail("m-" + Ids.next() + "@example.com", "Anna", "Ek", MemberSource.API), Actor.SYSTEM)
			.member();
		if (points > 0) {
			this.adjustments.adjust(this.program, new AdjustPoints(member, points, "Start", null),
					new Storefront(this.program));
		}
		return member;
	}

	private static String refusal(ThrowingCallable call) {
		return catchThrowableOfType(BusinessRuleException.class, call).code();
	}

	private static long succeeded(List<Future<Object>> results) {
		return results.stream().filter((result) -> {
			try {
				result.get();
				return true;
			}
			catch (ExecutionException ex) {
				assertThat(ex.getCause()).isInstanceOf(BusinessRuleException.class);
				return false;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}).count();
	}

	private static List<Future<Object>> run(List<Callable<Object>> tasks) throws InterruptedException {
		try (var threads = Executors.newFixedThreadPool(24)) {
			return threads.invokeAll(tasks);
		}
	}

	private record Storefront(ProgramId program) implements Caller {

		@Override
		public Actor actor() {
			return KEY;
		}

	}

}
