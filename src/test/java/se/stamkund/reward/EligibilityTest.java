package se.stamkund.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.Window;

import static org.assertj.core.api.Assertions.assertThat;

class EligibilityTest {

	private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

	private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

	private static final Tier BRONS = tier("brons", 0);

	private static final Tier SILVER = tier("silver", 24);

	private static final Tier GULD = tier("guld", 72);

	private static final Ladder LADDER = new Ladder(new Window.Rolling(12), false, Downgrade.TO_EARNED, 0,
			List.of(BRONS, SILVER, GULD));

	private static final RewardTerms TERMS = TestRewards.discount(75, 1_500);

	@Test
	void whoHasThePointsCanHaveIt() {
		var found = of(TERMS, taker(1_500, BRONS));

		assertThat(found.canHave()).isTrue();
		assertThat(found.missing()).isZero();
		assertThat(found.early()).isNull();
	}

	@Test
	void tellsHowManyPointsAreMissing() {
		var found = of(TERMS, taker(1_240, BRONS));

		assertThat(found.canHave()).isFalse();
		assertThat(found.lacksOnlyPoints()).isTrue();
		assertThat(found.missing()).isEqualTo(260);
		assertThat(found.whyNot().getFirst().detail(STOCKHOLM)).isEqualTo("Has 1240; 1500 needed, 260 missing");
	}

	@Test
	void costsNothingToWhomItIsFree() {
		assertThat(of(TERMS.at(0), taker(0, (Tier) null)).canHave()).isTrue();
	}

	@Test
	void whatIsNotOfferedIsNotToBeHad() {
		for (var state : List.of(RewardState.DRAFT, RewardState.PAUSED, RewardState.ARCHIVED)) {
			assertThat(codes(Eligibility.of(view(state, TERMS, null, 0), taker(2_000, BRONS))))
				.containsExactly(WhyNot.Code.NOT_OFFERED);
		}
	}

	@Test
	void isSoldOutWhenTheStockIsGone() {
		var taker = taker(2_000, BRONS);

		assertThat(Eligibility.of(view(RewardState.ACTIVE, TERMS, 50L, 49), taker).canHave()).isTrue();
		assertThat(codes(Eligibility.of(view(RewardState.ACTIVE, TERMS, 50L, 50), taker)))
			.containsExactly(WhyNot.Code.SOLD_OUT);
		assertThat(codes(Eligibility.of(view(RewardState.ACTIVE, TERMS, 0L, 0), taker)))
			.containsExactly(WhyNot.Code.SOLD_OUT);
	}

	@Test
	void aGateLetsItsTierAndThoseAboveThrough() {
		var silver = TestRewards.gated(TERMS, new Gate("silver", null));

		assertThat(of(silver, taker(2_000, GULD)).canHave()).isTrue();
		assertThat(of(silver, taker(2_000, SILVER)).canHave()).isTrue();
		assertThat(of(silver, taker(2_000, BRONS)).whyNot()).containsExactly(WhyNot.tier(SILVER));
		assertThat(of(silver, taker(2_000, (Tier) null)).whyNot()).containsExactly(WhyNot.tier(SILVER));
		assertThat(of(silver, taker(2_000, BRONS)).whyNot().getFirst().detail(STOCKHOLM))
			.isEqualTo("It is for silver and above");
	}

	@Test
	void aGateForATierThatIsNoMoreStaysShut() {
		var found = of(TestRewards.gated(TERMS, new Gate("platina", null)), taker(2_000, GULD));

		assertThat(found.whyNot()).containsExactly(WhyNot.tier(null));
	}

	@Test
	void aGateLetsOnlyThoseWithTheTagThrough() {
		var vip = TestRewards.gated(TERMS, new Gate(null, "vip"));

		assertThat(codes(of(vip, taker(2_000, GULD)))).containsExactly(WhyNot.Code.TAG);
		assertThat(of(vip, new Taker(NOW, STOCKHOLM, 2_000, LADDER, null, Set.of("vip"), Map.of())).canHave()).isTrue();
	}

	@Test
	void opensAtItsInstant() {
		assertThat(codes(of(TestRewards.open(TERMS, NOW.plusSeconds(1), null), taker(2_000, BRONS))))
			.containsExactly(WhyNot.Code.NOT_YET);
		assertThat(of(TestRewards.open(TERMS, NOW, null), taker(2_000, BRONS)).canHave()).isTrue();
	}

	@Test
	void isOverAtItsEnd() {
		assertThat(codes(of(TestRewards.open(TERMS, null, NOW), taker(2_000, BRONS))))
			.containsExactly(WhyNot.Code.OVER);
		assertThat(of(TestRewards.open(TERMS, null, NOW.plusSeconds(1)), taker(2_000, BRONS)).canHave()).isTrue();
	}

	@Test
	void higherTiersComeInEarlierAndAreToldSo() {
		var opens = NOW.plusSeconds(48 * 3600);
		var terms = TestRewards.open(TERMS, opens, null);

		var guld = of(terms, taker(2_000, GULD));
		assertThat(guld.canHave()).isTrue();
		assertThat(guld.early()).isEqualTo(opens);
		assertThat(of(terms, taker(2_000, SILVER)).whyNot())
			.containsExactly(WhyNot.at(WhyNot.Code.NOT_YET, opens.minusSeconds(24 * 3600)));
		assertThat(of(terms, taker(2_000, BRONS)).whyNot()).containsExactly(WhyNot.at(WhyNot.Code.NOT_YET, opens));
	}

	@Test
	void afterItsOpeningNobodyIsEarly() {
		assertThat(of(TestRewards.open(TERMS, NOW.minusSeconds(1), null), taker(2_000, GULD)).early()).isNull();
	}

	@Test
	void theLimitOfAPeriodTellsWhenTheNextBegins() {
		var monthly = TestRewards.limited(TERMS, 1, RewardPeriod.MONTH);
		var found = of(monthly, taker(2_000, new Taker.Taken(0, 0, 1, 1, 3)));

		assertThat(found.whyNot()).containsExactly(
				WhyNot.limit(1, new RewardLimit(1, RewardPeriod.MONTH), Instant.parse("2026-11-30T23:00:00Z")));
		assertThat(found.whyNot().getFirst().detail(STOCKHOLM))
			.isEqualTo("Has taken 1 of 1 this month; again from 2026-12-01T00:00+01:00");
		assertThat(of(monthly, taker(2_000, new Taker.Taken(0, 0, 0, 1, 3))).canHave()).isTrue();
	}

	@Test
	void aLimitForEverHasNoNextTime() {
		var once = TestRewards.limited(TERMS, 2, RewardPeriod.EVER);

		assertThat(of(once, taker(2_000, new Taker.Taken(0, 0, 0, 0, 2))).whyNot())
			.containsExactly(WhyNot.limit(2, new RewardLimit(2, RewardPeriod.EVER), null));
		assertThat(of(once, taker(2_000, new Taker.Taken(0, 0, 0, 0, 1))).canHave()).isTrue();
	}

	@Test
	void everyPeriodCountsItsOwn() {
		var taken = new Taker.Taken(1, 2, 3, 4, 5);

		assertThat(List.of(RewardPeriod.values()).stream().map(taken::in).toList()).containsExactly(1L, 2L, 3L, 4L, 5L);
	}

	@Test
	void saysEveryReasonTheMostLastingFirst() {
		var terms = TestRewards.limited(
				TestRewards.gated(TestRewards.open(TERMS, NOW.plusSeconds(9), null), new Gate("guld", "vip")), 1,
				RewardPeriod.DAY);
		var found = Eligibility.of(view(RewardState.PAUSED, terms, 1L, 1), taker(0, new Taker.Taken(1, 1, 1, 1, 1)));

		assertThat(codes(found)).containsExactly(WhyNot.Code.NOT_OFFERED, WhyNot.Code.SOLD_OUT, WhyNot.Code.TAG,
				WhyNot.Code.TIER, WhyNot.Code.NOT_YET, WhyNot.Code.LIMIT, WhyNot.Code.POINTS);
		assertThat(found.missing()).isEqualTo(1_500);
		assertThat(found.lacksOnlyPoints()).isFalse();
	}

	@Test
	void theNextRewardIsTheNearestThatOnlyPointsAreMissingTo() {
		var taker = taker(1_240, BRONS);
		var near = Eligibility.of(view(RewardState.ACTIVE, TERMS, null, 0), taker);
		var far = Eligibility.of(view(RewardState.ACTIVE, TERMS.at(3_000), null, 0), taker);
		var gated = Eligibility
			.of(view(RewardState.ACTIVE, TestRewards.gated(TERMS.at(1_300), new Gate("guld", null)), null, 0), taker);
		var had = Eligibility.of(view(RewardState.ACTIVE, TERMS.at(700), null, 0), taker);
		var offers = new Offers(1_240, List.of(far, gated, near, had), NOW);

		assertThat(offers.next()).contains(near);
		assertThat(offers.inReach()).containsExactly(had);
		assertThat(offers.outOfReach()).containsExactly(near, far, gated);
	}

	private static Eligibility of(RewardTerms terms, Taker taker) {
		return Eligibility.of(view(RewardState.ACTIVE, terms, null, 0), taker);
	}

	private static List<WhyNot.Code> codes(Eligibility eligibility) {
		return eligibility.whyNot().stream().map(WhyNot::code).toList();
	}

	private static RewardView view(RewardState state, RewardTerms terms, @Nullable Long stock, long taken) {
		return new RewardView(ID, state, 0, terms, stock, taken, null, 0);
	}

	private static final UUID ID = UUID.randomUUID();

	private static Taker taker(long points, @Nullable Tier tier) {
		return new Taker(NOW, STOCKHOLM, points, LADDER, tier, Set.of("stamkund"), Map.of());
	}

	private static Taker taker(long points, Taker.Taken taken) {
		return new Taker(NOW, STOCKHOLM, points, LADDER, BRONS, Set.of(), Map.of(ID, taken));
	}

	private static Tier tier(String code, int hours) {
		return new Tier(UUID.randomUUID(), code, new Text(code, code), "#6f7a82", "star", Criteria.NONE,
				new Benefits(BigDecimal.ONE, false, hours, 0, Text.EMPTY));
	}

}
