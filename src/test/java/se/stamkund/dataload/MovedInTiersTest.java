package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.RefundPolicy;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.tier.Benefits;
import se.stamkund.tier.Cause;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.MemberTier;
import se.stamkund.tier.Rollouts;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierChangeView;
import se.stamkund.tier.TierLadders;
import se.stamkund.tier.TierPlacements;
import se.stamkund.tier.Tiers;
import se.stamkund.tier.Window;

import static org.assertj.core.api.Assertions.assertThat;

/** What members had reached elsewhere holds here, and undo takes it back. */
@IntegrationTest
class MovedInTiersTest {

	private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

	@Autowired
	TestImports imports;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	MemberDirectory members;

	@Autowired
	Tiers tiers;

	@Autowired
	TierLadders ladders;

	@Autowired
	TierPlacements placements;

	@Autowired
	LedgerAudit audit;

	@Autowired
	JdbcClient jdbc;

	private ProgramId program;

	@Autowired
	ProgramRemoval removal;

	@Autowired
	Rollouts rollouts;

	@BeforeEach
	void beginInThePast() {
		this.program = this.programs.create(ProgramKind.DEMO, "SEK").id();
		this.clock.beginAt(this.program, START);
	}

	@AfterEach
	void leaveNoDemo() {
		this.removal.discard(this.program);
	}

	@Test
	void aTierHoldsUntilItsDayAndUndoTakesItBack() {
		this.programs.giveTiers(this.program);
		var done = this.imports.run(this.program, ImportKind.BALANCES, """
				external_id;points;tier;tier_until
				1;10;SILVER;2025-06-30
				2;10;Guld;2025-02-01
				3;10;brons;2025-06-30
				4;10;Platina;2025-06-30
				5;10;;
				6;10;Guld;
				""");

		assertThat(done.tally().reasons()).isEqualTo(Map.of("tier_unknown", 1L));
		assertThat(tier("1")).isEqualTo("Silver");
		assertThat(tier("2")).as("her time is up").isEqualTo("Brons");
		assertThat(tier("3")).isEqualTo("Brons");
		assertThat(tier("6")).isEqualTo("Guld");
		assertThat(history("1")).singleElement().satisfies((change) -> {
			assertThat(change.cause()).isEqualTo(Cause.MOVED_IN);
			assertThat(change.reason()).isEqualTo("test.csv");
			assertThat(change.up()).isTrue();
		});
		assertThat(history("3")).isEmpty();

		this.placements.place(this.program, member("6"), "silver", "Fel nivå", null, Actor.staff("0198-karin"));
		var undone = this.imports.undo(done, RefundPolicy.CLAMP);
		assertThat(undone.tally().count(Tally.MEMBERS_STAY)).as("whom staff has placed is no longer new").isOne();
		assertThat(tier("6")).as("placed by staff since").isEqualTo("Silver");
		assertThat(number("select count(*) from tier_placement where program_id = :program and source_id is not null "
				+ "and (until is null or until > :now)"))
			.isZero();
	}

	@Test
	void undoEndsTheTierOfWhomWasThereBefore() {
		this.programs.giveTiers(this.program);
		this.imports.run(this.program, ImportKind.MEMBERS, "external_id\n1\n");
		var done = this.imports.run(this.program, ImportKind.MEMBERS, "external_id;tier\n1;Guld\n");
		assertThat(tier("1")).isEqualTo("Guld");

		this.imports.undo(done, RefundPolicy.CLAMP);

		assertThat(tier("1")).isEqualTo("Brons");
		assertThat(history("1")).extracting(TierChangeView::cause)
			.containsExactly(Cause.PLACEMENT_ENDED, Cause.MOVED_IN);
		this.imports.run(this.program, ImportKind.MEMBERS, "external_id;tier\n1;Guld\n");
		assertThat(tier("1")).isEqualTo("Guld");
	}

	@Test
	void theTierEndsWithItsDay() {
		this.programs.giveTiers(this.program);
		this.imports.run(this.program, ImportKind.MEMBERS, "external_id;tier;tier_until\n1;Silver;2025-06-30\n");

		this.clock.advanceTo(this.program, Instant.parse("2025-06-30T21:59:59Z"));
		assertThat(tier("1")).isEqualTo("Silver");
		this.clock.advanceTo(this.program, Instant.parse("2025-06-30T22:00:00Z"));
		assertThat(tier("1")).isEqualTo("Brons");
	}

	@Test
	void lifetimePointsCountWhereTheLadderCountsThem() {
		this.ladders.change(this.program, ladder(new Window.Lifetime()), TierLadders.NONE, Actor.SYSTEM);
		var csv = "external_id;points;lifetime_points\n1;10;5 000\n1;20;5 000\n2;10;999\n";
		var done = this.imports.run(this.program, ImportKind.BALANCES, csv);

		assertThat(tier("1")).isEqualTo("Silver");
		assertThat(tier("2")).isEqualTo("Brons");
		assertThat(history("1")).extracting(TierChangeView::cause).containsExactly(Cause.MOVED_IN);
		assertThat(this.tiers.of(this.program, member("1")).orElseThrow().sums().points()).isEqualTo(5000);

		this.imports.undo(done, RefundPolicy.CLAMP);
		assertThat(number("select count(*) from tier_fact where program_id = :program and bought_at <= :now")).isZero();
	}

	@Test
	void lifetimePointsAreNoneOfTheLastTwelveMonths() {
		this.ladders.change(this.program, ladder(new Window.Rolling(12)), TierLadders.NONE, Actor.SYSTEM);

		this.imports.run(this.program, ImportKind.BALANCES, "external_id;points;lifetime_points\n1;10;5 000\n");

		assertThat(tier("1")).isEqualTo("Brons");
	}

	@Test
	void waitsForTheFirstLadder() {
		var done = this.imports.run(this.program, ImportKind.BALANCES, """
				external_id;points;tier;tier_until;lifetime_points
				1;10;SILVER;2025-06-30;
				2;10;Guld;2025-02-01;
				3;10;Platina;;
				4;10;;;
				""");
		this.programs.giveTiers(this.program);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.rollouts.latest(this.program).orElseThrow().isFinished());

		assertThat(this.rollouts.latest(this.program).orElseThrow().up()).isOne();
		assertThat(tier("1")).isEqualTo("Silver");
		assertThat(tier("2")).as("her time was up").isEqualTo("Brons");
		assertThat(tier("3")).as("there is no such tier").isEqualTo("Brons");
		assertThat(history("1")).singleElement().satisfies((change) -> {
			assertThat(change.cause()).isEqualTo(Cause.MOVED_IN);
			assertThat(change.reason()).isEqualTo("test.csv");
		});
		this.clock.advanceTo(this.program, Instant.parse("2025-06-30T22:00:00Z"));
		assertThat(tier("1")).isEqualTo("Brons");
		this.imports.undo(done, RefundPolicy.CLAMP);
		assertThat(number(
				"select count(*) from tier_placement where program_id = :program and (until is null or until > :now)"))
			.isZero();
	}

	@Test
	void lifetimePointsWaitForTheFirstLadderToo() {
		this.imports.run(this.program, ImportKind.BALANCES, "external_id;points;lifetime_points\n1;10;5 000\n");
		this.ladders.change(this.program, ladder(new Window.Lifetime()), TierLadders.NONE, Actor.SYSTEM);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.rollouts.latest(this.program).orElseThrow().isFinished());

		assertThat(tier("1")).isEqualTo("Silver");
	}

	@Test
	void isKeptWhereThereAreNoTiers() {
		var done = this.imports.run(this.program, ImportKind.MEMBERS, "external_id;tier\n1;Platina\n");

		assertThat(done.tally().count(Tally.DONE)).isOne();
		assertThat(this.jdbc.sql("select tier from member_moved_in where program_id = ?")
			.param(this.program.value())
			.query(String.class)
			.list()).containsExactly("Platina");
	}

	private static Ladder ladder(Window window) {
		return new Ladder(window, false, Downgrade.TO_EARNED, 0, List.of(tier("Brons", null), tier("Silver", 1000L)));
	}

	private static Tier tier(String name, Long points) {
		return new Tier(UUID.randomUUID(), name.toLowerCase(Locale.ROOT), new Text(name, name), "#6f7a82", "star",
				new Criteria(points, null, null), new Benefits(BigDecimal.ONE, false, 0, 0L, Text.EMPTY));
	}

	private String tier(String id) {
		return this.tiers.of(this.program, member(id)).map(MemberTier::tier).map((tier) -> tier.name().sv()).orElse("");
	}

	private List<TierChangeView> history(String id) {
		return this.tiers.history(this.program, member(id), PageQuery.first(10)).data();
	}

	private MemberId member(String id) {
		return this.members.resolve(this.program, new MemberKey.ByExternal("web", id));
	}

	private long number(String sql) {
		return this.jdbc.sql(sql)
			.param("program", this.program.value())
			.param("now", java.sql.Timestamp.from(this.clock.now(this.program)))
			.query(Long.class)
			.single();
	}

}
