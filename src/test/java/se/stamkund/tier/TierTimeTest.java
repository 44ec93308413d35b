package se.stamkund.tier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.activity.Activities;
import se.stamkund.activity.ActivityFilter;
import se.stamkund.activity.ActivityView;
import se.stamkund.ledger.Balances;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.member.MembersMerged;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.due.TimeTravel;
import se.stamkund.points.PointsEvent;
import se.stamkund.points.PointsHistory;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.program.Sandboxes;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What time and people do to tiers, in a programme whose clock can be moved. */
@IntegrationTest
class TierTimeTest {

	private static final Actor KARIN = Actor.staff("0198-karin");

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	@Autowired
	Orders orders;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Balances balances;

	@Autowired
	TierLadders ladders;

	@Autowired
	Tiers tiers;

	@Autowired
	TierPlacements placements;

	@Autowired
	LadderPreview preview;

	@Autowired
	PointsHistory history;

	@Autowired
	Reviews reviews;

	@Autowired
	Birthdays birthdays;

	@Autowired
	Activities activities;

	@Autowired
	Sandboxes sandboxes;

	@Autowired
	ProgramRemoval removal;

	@Autowired
	ProgramClock clock;

	@Autowired
	TimeTravel travel;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationEventPublisher events;

	private ProgramId program;

	private MemberId anna;

	private int number;

	@BeforeEach
	void startAProgramInThePast() {
		this.program = this.programs.create(ProgramKind.DEMO, "SEK").id();
		this.clock.beginAt(this.program, at("2024-01-10T12:00"));
		this.anna = enrol("anna@example.com", null);
		save(TestLadders.money(new Window.Rolling(12), Downgrade.TO_EARNED, 30));
	}

	@Test
	void showsTheTierOfTheInstantThoughNoJobHasRun() {
		buy(1000);
		this.clock.advanceTo(this.program, at("2025-02-09T23:59"));
		assertThat(tier()).isEqualTo("Silver");

		this.clock.advanceTo(this.program, at("2025-02-10T00:00"));
		assertThat(tier()).isEqualTo("Brons");
		assertThat(buy(100)).as("earns by it, too").isEqualTo(100);
		assertThat(history()).containsExactly("Silver > Brons REVIEW 2025-02-10T00:00",
				"Brons > Silver EARNED 2024-01-10T12:00");
	}

	@Test
	void booksTheReviewAtItsTime() {
		buy(1000);
		this.travel.to(this.program, at("2025-06-01T00:00"));

		assertThat(history().getFirst()).isEqualTo("Silver > Brons REVIEW 2025-02-10T00:00");
		assertThat(this.activities.timeline(this.program, this.anna, ActivityFilter.ALL, PageQuery.first(20)).data())
			.extracting(ActivityView::type)
			.contains("tier.up", "tier.down");
		assertThat(this.reviews.nextDue(this.program, at("2099-01-01T00:00"))).isEmpty();
	}

	@Test
	void looksAtNobodyWhoKeepsHerTier() {
		buy(1000);
		this.travel.to(this.program, at("2024-06-01T12:00"));
		buy(1000);

		assertThat(this.reviews.nextDue(this.program, at("2026-02-09T00:00"))).isEmpty();
		this.travel.to(this.program, at("2025-06-01T12:00"));
		assertThat(tier()).isEqualTo("Silver");
		assertThat(history()).hasSize(1);
	}

	@Test
	void reviewsEachMemberOnceHoweverManyInstancesDo() throws Exception {
		var members = new ArrayList<MemberId>();
		for (int i = 0; i < 60; i++) {
			var member = enrol("m" + i + "@example.com", null);
			members.add(member);
			buy(member, 2500);
		}
		this.clock.advanceTo(this.program, at("2025-03-01T12:00"));
		var now = this.clock.now(this.program);

		try (var threads = Executors.newFixedThreadPool(4)) {
			threads.invokeAll(java.util.Collections.nCopies(4, (Callable<Void>) () -> {
				while (this.reviews.nextDue(this.program, now).isPresent()) {
					this.reviews.run(this.program, now);
				}
				return null;
			}));
		}

		assertThat(this.tiers.of(this.program, members).values()).extracting((tier) -> tier.name().sv())
			.containsOnly("Brons");
		assertThat(this.database.sql("select count(*) from tier_change where program_id = ? and cause = 'REVIEW'")
			.param(this.program.value())
			.query(Long.class)
			.single()).isEqualTo(60);
	}

	@Test
	void placesUpUntilTheEndOfADay() {
		place("guld", LocalDate.of(2024, 3, 31));
		assertThat(tier()).isEqualTo("Guld");
		assertThat(buy(100)).isEqualTo(120);

		this.travel.to(this.program, at("2024-04-01T00:00"));
		assertThat(tier()).isEqualTo("Brons");
		assertThat(history()).containsExactly("Guld > Brons PLACEMENT_ENDED 2024-04-01T00:00",
				"Brons > Guld PLACED 2024-01-10T12:00");
		assertThat(this.tiers.history(this.program, this.anna, PageQuery.first(5)).data().getLast().reason())
			.isEqualTo("Ersättning");
	}

	@Test
	void placesDownAndHoldsHerThere() {
		buy(1000);
		place("brons", null);
		buy(3000);
		assertThat(tier()).isEqualTo("Brons");

		this.placements.release(this.program, this.anna, KARIN);
		assertThat(tier()).isEqualTo("Guld");
		assertThat(history().getFirst()).startsWith("Brons > Guld PLACEMENT_ENDED");
	}

	@Test
	void replacesAPlacementByTheNext() {
		place("guld", null);
		place("silver", null);
		assertThat(tier()).isEqualTo("Silver");

		this.placements.release(this.program, this.anna, KARIN);
		assertThat(tier()).isEqualTo("Brons");
		this.placements.release(this.program, this.anna, KARIN);
		assertThat(history()).hasSize(3);
	}

	@Test
	void refusesAPlacementThatMakesNoSense() {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> place("platina", null))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("tier_unknown"));
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> place("guld", LocalDate.of(2024, 1, 9)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("tier_until_past"));
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.placements.place(this.program, this.anna, "guld", " ", null, KARIN))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("tier_reason_missing"));
	}

	@Test
	void tellsBeforehandWhoALadderWouldMove() {
		buy(1000);
		buy(enrol("bo@example.com", null), 2600);
		enrol("cia@example.com", null);

		var impact = this.preview.of(this.program, TestLadders.of(new Window.Rolling(12), false, Downgrade.TO_EARNED,
				30, Criteria.NONE, TestLadders.kronor(1500), TestLadders.kronor(2000)));

		assertThat(List.of(impact.up(), impact.down(), impact.same())).containsExactly(0L, 1L, 2L);
		assertThat(impact.steps()).extracting(LadderPreview.Step::before).containsExactly(1L, 1L, 1L);
		assertThat(impact.steps()).extracting(LadderPreview.Step::after).containsExactly(1L, 0L, 2L);
		assertThat(this.preview.counts(this.program).values()).containsExactly(1L, 1L, 1L);
	}

	@Test
	void givesTheBirthdayBonusOnceAYear() throws Exception {
		var eva = enrol("eva@example.com", LocalDate.of(1988, 3, 9));
		var bo = enrol("bo@example.com", LocalDate.of(1990, 3, 9));
		buy(eva, 2500);
		long before = active(eva);
		this.travel.to(this.program, at("2024-03-08T23:59"));
		assertThat(active(eva)).isEqualTo(before);

		this.clock.advanceTo(this.program, at("2024-03-09T08:00"));
		var now = this.clock.now(this.program);
		try (var threads = Executors.newFixedThreadPool(4)) {
			threads.invokeAll(java.util.Collections.nCopies(4, (Callable<Void>) () -> {
				while (this.birthdays.nextDue(this.program, now).isPresent()) {
					this.birthdays.run(this.program, now);
				}
				return null;
			}));
		}
		assertThat(active(eva)).as("100 p for Guld").isEqualTo(before + 100);
		assertThat(active(bo)).as("nothing for Brons").isZero();

		this.database.sql("update tier_birthday_round set next_day = '2024-03-09', next_at = ? where program_id = ?")
			.params(at("2024-03-09T00:00").atOffset(java.time.ZoneOffset.UTC), this.program.value())
			.update();
		this.travel.to(this.program, at("2024-03-10T08:00"));
		assertThat(active(eva)).as("even if the day came again").isEqualTo(before + 100);
	}

	@Test
	void celebratesTheLeapDayOnThe28thOfCommonYears() {
		var leap = enrol("leap@example.com", LocalDate.of(1988, 2, 29));
		this.placements.place(this.program, leap, "guld", "Vän av huset", null, KARIN);

		this.travel.to(this.program, at("2024-02-28T12:00"));
		assertThat(active(leap)).isZero();
		this.travel.to(this.program, at("2024-02-29T12:00"));
		assertThat(active(leap)).isEqualTo(100);
		assertThat(this.history.page(this.program, leap, PointsEvent.Filter.ALL, null, 5).events())
			.extracting((event) -> event.reference().type())
			.containsExactly("birthday");
		this.travel.to(this.program, at("2025-02-28T12:00"));
		assertThat(gifts(leap)).isEqualTo(2);
		this.travel.to(this.program, at("2025-03-02T12:00"));
		assertThat(gifts(leap)).isEqualTo(2);
	}

	@Test
	void countsTogetherWhatTwoMembersBoughtWhoAreOne() {
		var double1 = enrol("anna2@example.com", null);
		buy(600);
		buy(double1, 600);
		this.transaction.executeWithoutResult((status) -> this.events
			.publishEvent(new MembersMerged(this.program, double1, this.anna, KARIN, this.clock.now(this.program))));

		assertThat(tier()).isEqualTo("Silver");
		assertThat(history().getFirst()).startsWith("Brons > Silver MERGED");
	}

	@Test
	void goesAwayWithItsProgramme() {
		buy(1000);
		place("guld", null);
		this.removal.discard(this.program);

		for (var table : List.of("tier_ladder", "tier_fact", "tier_member", "tier_placement", "tier_change",
				"tier_rollout", "tier_birthday_round")) {
			assertThat(this.database.sql("select count(*) from " + table + " where program_id = ?")
				.param(this.program.value())
				.query(Long.class)
				.single()).as(table).isZero();
		}
	}

	private void save(Ladder ladder) {
		this.ladders.change(this.program, ladder,
				this.ladders.find(this.program).map(LadderView::revision).orElse(TierLadders.NONE), KARIN);
	}

	private void place(String tier, @Nullable LocalDate lastDay) {
		this.placements.place(this.program, this.anna, tier, "Ersättning", lastDay, KARIN);
	}

	private long buy(long kronor) {
		return buy(this.anna, kronor);
	}

	private long buy(MemberId member, long kronor) {
		return this.orders
			.record(this.program,
					RecordOrder.paid("web", "o" + this.number++, OrderCustomer.of(new MemberKey.ById(member)), null,
							List.of(RecordLine.goods("1", "SKU-1", BigDecimal.ONE, Money.ofMinor(kronor * 100)))),
					KARIN)
			.value()
			.points()
			.value();
	}

	private MemberId enrol(String email, @Nullable LocalDate birthday) {
		return this.enrolment
			.enrol(this.program,
					new EnrolMember(email, null, null, "Anna", "Lindqvist", birthday, null, List.of(), Map.of(),
							List.of(), null, MemberSource.API),
					KARIN)
			.member();
	}

	private @Nullable String tier() {
		var tier = this.tiers.of(this.program, this.anna).orElseThrow().tier();
		return (tier != null) ? tier.name().sv() : null;
	}

	private long active(MemberId member) {
		return this.balances.of(this.program, member, this.clock.now(this.program)).active().value();
	}

	private long gifts(MemberId member) {
		return this.database.sql("select count(*) from tier_birthday where program_id = ? and member_id = ?")
			.params(this.program.value(), member.value())
			.query(Long.class)
			.single();
	}

	private List<String> history() {
		return this.tiers.history(this.program, this.anna, PageQuery.first(50))
			.data()
			.stream()
			.map((change) -> "%s > %s %s %s".formatted((change.from() != null) ? change.from().sv() : null,
					(change.to() != null) ? change.to().sv() : null, change.cause(),
					LocalDateTime.ofInstant(change.at(), ZONE).withSecond(0).withNano(0)))
			.toList();
	}

	private static Instant at(String local) {
		return LocalDateTime.parse(local).atZone(ZONE).toInstant();
	}

}
