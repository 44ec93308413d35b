package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CourseTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	private static final LocalDate JOINED = LocalDate.of(2024, 2, 29);

	private final List<Fact> facts = new ArrayList<>();

	private final List<Placement> placements = new ArrayList<>();

	private Ladder ladder = TestLadders.money(new Window.Rolling(12), Downgrade.TO_EARNED, 0);

	@Test
	void startsOnTheTierThatAsksForNothing() {
		assertThat(tier("2026-01-01T00:00")).isEqualTo("Brons");
		assertThat(course().nextMove(at("2026-01-01T00:00"))).isNull();
	}

	@Test
	void standsOnNoTierWhereTheFirstAsksForSomething() {
		this.ladder = TestLadders.of(new Window.Lifetime(), false, Downgrade.NEVER, 0, TestLadders.kronor(500),
				TestLadders.kronor(1000));
		buy("2026-01-01T12:00", 499);

		assertThat(tier("2026-02-01T00:00")).isNull();
		buy("2026-01-02T12:00", 1);
		assertThat(tier("2026-02-01T00:00")).isEqualTo("Brons");
	}

	@Test
	void risesAtTheVeryPurchaseThatReaches() {
		buy("2026-03-01T10:00", 999);
		buy("2026-03-02T10:00", 1);

		assertThat(tier("2026-03-02T09:59:59")).isEqualTo("Brons");
		assertThat(tier("2026-03-02T10:00")).isEqualTo("Silver");
	}

	@Test
	void countsNoPurchaseForItself() {
		buy("2026-03-01T10:00", 1500);

		assertThat(name(course().before(at("2026-03-01T10:00")))).isEqualTo("Brons");
		assertThat(name(course().at(at("2026-03-01T10:00")))).isEqualTo("Silver");
	}

	@Test
	void risesSeveralStepsAtOnce() {
		buy("2026-03-01T10:00", 9000);

		assertThat(tier("2026-03-01T10:00")).isEqualTo("Guld");
	}

	@Test
	void takesBackTheTierThatAReturnedPurchaseGave() {
		buy("2026-03-01T10:00", 1500);
		buy("2026-03-05T10:00", 2000);
		assertThat(tier("2026-03-06T00:00")).isEqualTo("Guld");

		returned(1, 1500);
		assertThat(tier("2026-03-06T00:00")).isEqualTo("Silver");
		returned(0, 1500);
		assertThat(tier("2026-03-06T00:00")).isEqualTo("Brons");
	}

	@Test
	void keepsARollingTierForAsLongAsTheWindow() {
		buy("2026-01-31T23:30", 1000);

		assertThat(tier("2027-01-31T23:59:59")).isEqualTo("Silver");
		assertThat(tier("2027-02-01T00:00")).isEqualTo("Brons");
		assertThat(move("2026-06-01T00:00")).isEqualTo(at("2027-02-01T00:00"));
	}

	@Test
	void holdsAOneMonthTierFromThe31stOfJanuaryToTheEndOfFebruary() {
		this.ladder = TestLadders.money(new Window.Rolling(1), Downgrade.TO_EARNED, 0);
		buy("2027-01-31T08:00", 1000);

		assertThat(tier("2027-02-28T23:59:59")).isEqualTo("Silver");
		assertThat(tier("2027-03-01T00:00")).isEqualTo("Brons");
	}

	@Test
	void countsThe28thOfFebruaryNoLongerOnThe30thOfMarch() {
		this.ladder = TestLadders.money(new Window.Rolling(1), Downgrade.TO_EARNED, 0);
		buy("2027-02-28T08:00", 500);
		buy("2027-03-28T08:00", 499);
		assertThat(tier("2027-03-28T23:00")).isEqualTo("Brons");
		buy("2027-03-28T09:00", 1);
		assertThat(tier("2027-03-28T23:00")).as("both count on the 28th").isEqualTo("Silver");

		this.facts.removeLast();
		buy("2027-03-29T08:00", 1);
		assertThat(tier("2027-03-29T23:00")).as("the first no longer counts on the 29th").isEqualTo("Brons");
	}

	@Test
	void movesNothingWhenTheClocksChange() {
		this.ladder = TestLadders.money(new Window.Rolling(1), Downgrade.TO_EARNED, 0);
		buy("2026-02-28T12:00", 1000);
		buy("2026-09-25T12:00", 1000);

		assertThat(move("2026-03-01T00:00")).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
		assertThat(move("2026-10-01T00:00")).as("midnight in winter time")
			.isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
	}

	@Test
	void keepsWhatWasEarnedAgain() {
		buy("2026-01-10T12:00", 1000);
		buy("2026-12-24T12:00", 1000);

		assertThat(tier("2027-01-11T00:00")).isEqualTo("Silver");
		assertThat(move("2027-01-11T00:00")).isEqualTo(at("2028-01-11T00:00"));
	}

	@Test
	void fallsToWhatWasEarned() {
		buy("2026-01-10T12:00", 2500);
		buy("2026-06-10T12:00", 1000);

		assertThat(tier("2027-01-10T23:59")).isEqualTo("Guld");
		assertThat(tier("2027-01-11T00:00")).isEqualTo("Silver");
		assertThat(tier("2028-01-11T00:00")).isEqualTo("Brons");
	}

	@Test
	void fallsAllTheWayWhenNothingWasEarned() {
		buy("2026-01-10T12:00", 2500);

		assertThat(tier("2027-01-11T00:00")).isEqualTo("Brons");
	}

	@Test
	void fallsOneStepAtATime() {
		this.ladder = TestLadders.money(new Window.Rolling(12), Downgrade.ONE_STEP, 0);
		buy("2026-01-10T12:00", 2500);

		assertThat(tier("2027-01-11T00:00")).isEqualTo("Silver");
		assertThat(tier("2028-01-10T23:59")).isEqualTo("Silver");
		assertThat(tier("2028-01-11T00:00")).isEqualTo("Brons");
	}

	@Test
	void neverFallsWhereItIsSoDecided() {
		this.ladder = TestLadders.money(new Window.Rolling(3), Downgrade.NEVER, 0);
		buy("2020-01-10T12:00", 2500);

		assertThat(tier("2040-01-01T00:00")).isEqualTo("Guld");
		assertThat(move("2020-02-01T00:00")).isNull();
	}

	@Test
	void givesBackEvenANeverLostTierWithItsPurchase() {
		this.ladder = TestLadders.money(new Window.Rolling(3), Downgrade.NEVER, 0);
		buy("2020-01-10T12:00", 2500);
		returned(0, 2500);

		assertThat(tier("2020-01-11T00:00")).isEqualTo("Brons");
	}

	@Test
	void waitsForTheEndOfTheGracePeriod() {
		this.ladder = TestLadders.money(new Window.Rolling(12), Downgrade.TO_EARNED, 30);
		buy("2026-01-10T12:00", 1000);

		assertThat(tier("2027-02-09T23:59")).isEqualTo("Silver");
		assertThat(tier("2027-02-10T00:00")).isEqualTo("Brons");
	}

	@Test
	void countsWhatIsBoughtInTheGracePeriodForKeeping() {
		this.ladder = TestLadders.money(new Window.CalendarYear(), Downgrade.TO_EARNED, 31);
		buy("2025-05-01T12:00", 1000);
		buy("2026-05-01T12:00", 700);
		buy("2027-01-31T23:59", 300);

		assertThat(tier("2027-02-01T00:00")).isEqualTo("Silver");
		this.facts.removeLast();
		buy("2027-02-01T00:00", 300);
		assertThat(tier("2027-02-01T00:00")).as("exactly then it is too late").isEqualTo("Brons");
	}

	@Test
	void neverRisesByWhatAGracePeriodAdds() {
		this.ladder = TestLadders.money(new Window.CalendarYear(), Downgrade.TO_EARNED, 31);
		buy("2026-05-01T12:00", 1500);
		buy("2027-01-15T12:00", 1500);

		assertThat(tier("2027-03-01T00:00")).as("3 000 kr in thirteen months").isEqualTo("Silver");
	}

	@Test
	void keepsACalendarYearsTierThroughTheNext() {
		this.ladder = TestLadders.money(new Window.CalendarYear(), Downgrade.TO_EARNED, 0);
		buy("2026-12-31T23:59:59", 1000);

		assertThat(tier("2027-12-31T23:59:59")).isEqualTo("Silver");
		assertThat(tier("2028-01-01T00:00")).isEqualTo("Brons");
		assertThat(move("2026-12-31T23:59:59")).isEqualTo(at("2028-01-01T00:00"));
	}

	@Test
	void addsNoTwoYearsUp() {
		this.ladder = TestLadders.money(new Window.CalendarYear(), Downgrade.TO_EARNED, 0);
		buy("2026-12-31T23:59:59", 999);
		buy("2027-01-01T00:00", 999);

		assertThat(tier("2027-06-01T00:00")).isEqualTo("Brons");
	}

	@Test
	void countsMembershipYearsFromTheDayShePassesThrough() {
		this.ladder = TestLadders.money(new Window.MembershipYear(), Downgrade.TO_EARNED, 0);
		buy("2025-02-27T12:00", 600);
		buy("2025-02-28T12:00", 600);
		assertThat(tier("2025-03-01T00:00")).as("29 February is the 28th in 2025").isEqualTo("Brons");

		buy("2026-02-27T23:59", 400);
		assertThat(tier("2026-02-28T00:00")).isEqualTo("Silver");
		assertThat(move("2026-02-28T00:00")).isEqualTo(at("2027-02-28T00:00"));
		buy("2027-02-27T12:00", 1000);
		assertThat(move("2027-02-28T00:00")).as("a leap day again").isEqualTo(at("2028-02-29T00:00"));
	}

	@Test
	void addsUpALifetime() {
		this.ladder = TestLadders.money(new Window.Lifetime(), Downgrade.TO_EARNED, 0);
		buy("2006-01-01T00:00", 600);
		buy("2026-01-01T00:00", 400);

		assertThat(tier("2036-01-01T00:00")).isEqualTo("Silver");
		assertThat(move("2026-01-01T00:00")).isNull();
	}

	@Test
	void asksForAnyOrForAll() {
		var criteria = new Criteria(500L, 100_000L, 3L);
		this.facts.add(new Fact(at("2026-01-01T12:00"), 500, 0, 1));
		this.ladder = TestLadders.of(new Window.Lifetime(), false, Downgrade.NEVER, 0, Criteria.NONE, criteria);
		assertThat(tier("2026-01-02T00:00")).isEqualTo("Silver");

		this.ladder = TestLadders.of(new Window.Lifetime(), true, Downgrade.NEVER, 0, Criteria.NONE, criteria);
		assertThat(tier("2026-01-02T00:00")).isEqualTo("Brons");
		this.facts.add(new Fact(at("2026-01-01T13:00"), 0, 100_000, 1));
		assertThat(tier("2026-01-02T00:00")).isEqualTo("Brons");
		this.facts.add(new Fact(at("2026-01-01T14:00"), 0, 0, 1));
		assertThat(tier("2026-01-02T00:00")).isEqualTo("Silver");
	}

	@Test
	void holdsAPlacementUpWhileItLastsAndLetsHerRise() {
		place(TestLadders.SILVER, true, "2026-03-01T00:00", "2026-06-01T00:00");

		assertThat(tier("2026-02-28T23:59")).isEqualTo("Brons");
		assertThat(tier("2026-03-01T00:00")).isEqualTo("Silver");
		assertThat(move("2026-03-01T00:00")).isEqualTo(at("2026-06-01T00:00"));
		assertThat(tier("2026-06-01T00:00")).isEqualTo("Brons");
		buy("2026-04-01T12:00", 2500);
		assertThat(tier("2026-04-02T00:00")).isEqualTo("Guld");
	}

	@Test
	void holdsAPlacementDownWhateverSheBuys() {
		place(TestLadders.BRONZE, false, "2026-03-01T00:00", null);
		buy("2026-04-01T12:00", 2500);

		assertThat(tier("2026-04-02T00:00")).isEqualTo("Brons");
		assertThat(course().at(at("2026-04-02T00:00")).earned().level()).isEqualTo(2);
	}

	@Test
	void letsTheLatestPlacementCount() {
		place(TestLadders.GOLD, true, "2026-03-01T00:00", null);
		place(TestLadders.SILVER, true, "2026-03-02T00:00", null);

		assertThat(tier("2026-03-01T12:00")).isEqualTo("Guld");
		assertThat(tier("2026-03-02T00:00")).isEqualTo("Silver");
	}

	@Test
	void carriesAPlacementOverTheEndOfATerm() {
		buy("2026-01-10T12:00", 1000);
		place(TestLadders.SILVER, true, "2026-12-01T00:00", "2027-03-01T00:00");

		assertThat(tier("2027-01-11T00:00")).isEqualTo("Silver");
		assertThat(move("2026-12-02T00:00")).isEqualTo(at("2027-03-01T00:00"));
	}

	@Test
	void saysWhatIsLeftToTheNextAndByWhen() {
		buy("2026-06-12T12:00", 676);
		this.facts.add(new Fact(at("2026-10-30T12:00"), 0, 57_422, 1));

		var outlook = Outlook.of(course(), at("2026-11-22T08:00"));

		assertThat(outlook.next()).isNotNull();
		assertThat(outlook.next().gaps()).containsExactly(new Gap(Measure.MONEY, 125_022, 250_000));
		assertThat(outlook.next().gaps().getFirst().left()).isEqualTo(124_978);
		assertThat(outlook.next().by()).as("the last day the oldest counts").isEqualTo("2027-06-12");
		assertThat(outlook.next().percent()).isEqualTo(50);
	}

	@Test
	void saysWhatIsLeftToKeepTheTier() {
		buy("2026-01-10T12:00", 1000);
		buy("2026-06-10T12:00", 300);

		var outlook = Outlook.of(course(), at("2026-11-22T08:00"));

		assertThat(outlook.lastDay()).isEqualTo("2027-01-10");
		assertThat(outlook.keep()).isNotNull();
		assertThat(outlook.keep().gaps()).containsExactly(new Gap(Measure.MONEY, 30_000, 100_000));
		assertThat(outlook.keep().by()).isEqualTo("2027-01-10");
	}

	@Test
	void promisesTrulyThatBuyingWhatIsLeftKeepsTheTier() {
		buy("2026-01-10T12:00", 1000);
		buy("2026-06-10T12:00", 300);
		buy("2027-01-10T23:59", 700);

		assertThat(tier("2027-01-11T00:00")).isEqualTo("Silver");
	}

	@Test
	void saysNothingOfKeepingBeforeTheTermHasBegun() {
		this.ladder = TestLadders.money(new Window.CalendarYear(), Downgrade.TO_EARNED, 0);
		buy("2026-03-01T12:00", 1000);

		var outlook = Outlook.of(course(), at("2026-11-22T08:00"));

		assertThat(outlook.lastDay()).isEqualTo("2027-12-31");
		assertThat(outlook.keep()).isNull();
		assertThat(outlook.next()).isNotNull();
		assertThat(outlook.next().by()).isEqualTo("2026-12-31");
	}

	@Test
	void offersNoNextTierToWhoIsHeldDown() {
		place(TestLadders.BRONZE, false, "2026-03-01T00:00", null);

		assertThat(Outlook.of(course(), at("2026-04-01T00:00")).next()).isNull();
	}

	private void buy(String at, long kronor) {
		this.facts.add(new Fact(at(at), kronor, kronor * 100, 1));
	}

	private void returned(int index, long kronor) {
		var before = this.facts.get(index);
		long left = before.money() - kronor * 100;
		this.facts.set(index, new Fact(before.at(), left / 100, left, (left > 0) ? 1 : 0));
	}

	private void place(UUID tier, boolean atLeast, String from, @Nullable String until) {
		this.placements.add(new Placement(tier, atLeast, at(from), (until != null) ? at(until) : null));
	}

	private @Nullable String tier(String at) {
		return name(course().at(at(at)));
	}

	private @Nullable Instant move(String from) {
		var move = course().nextMove(at(from));
		return (move != null) ? move.at() : null;
	}

	private @Nullable String name(Course.Standing standing) {
		return TestLadders.name(this.ladder, standing.level());
	}

	private Course course() {
		return new Course(this.ladder, new Periods(this.ladder.window(), ZONE, JOINED), new Facts(this.facts),
				this.placements);
	}

	private static Instant at(String local) {
		return LocalDateTime.parse(local).atZone(ZONE).toInstant();
	}

}
