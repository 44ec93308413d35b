package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.Liabilities;
import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.due.TimeTravel;
import se.stamkund.program.Sandboxes;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.points.Purchases.purchase;

/** A change of how points expire, foretold and as it comes. */
@IntegrationTest
class ExpiryPolicyChangeTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	@Autowired
	private Awards awards;

	@Autowired
	private PointsSettingsService settings;

	@Autowired
	private ExpiryForecast forecast;

	@Autowired
	private EarningRules rules;

	@Autowired
	private Lots lots;

	@Autowired
	private Balances balances;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Liabilities liabilities;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TimeTravel time;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Sandboxes sandboxes;

	@Autowired
	private Stores stores;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void startAProgrammeWhoseClockMoves() {
		this.program = this.sandboxes.of(this.programs.createId());
		this.anna = member("anna");
		moveTo(day(now()).withDayOfMonth(1).plusMonths(1));
	}

	@Test
	void aShorterInactivityTakesNobodysPointsBeforeOneFullPeriod() {
		change(new ExpiryPolicy.Inactivity(12), ExistingPoints.KEEP);
		earn(this.anna, 100);
		var bosse = member("bosse");
		var start = day(now());
		moveTo(start.plusMonths(10));
		earn(bosse, 50);
		moveTo(start.plusMonths(11));

		change(new ExpiryPolicy.Inactivity(6), ExistingPoints.KEEP);

		var changed = day(now());
		assertThat(lastDay(this.anna)).isEqualTo(changed.plusMonths(6));
		assertThat(lastDay(bosse)).isEqualTo(changed.plusMonths(6));
		moveTo(changed.plusMonths(5));
		earn(bosse, 1);
		moveTo(changed.plusMonths(6).plusDays(1));
		assertThat(active(this.anna)).isZero();
		assertThat(active(bosse)).isEqualTo(51);
		moveTo(changed.plusMonths(11).plusDays(1));
		assertThat(active(bosse)).isZero();
		assertThat(this.audit.differences(id())).isEmpty();
	}

	@Test
	void pointsWithoutDateGetOneOnlyIfTheMerchantSaysSo() {
		change(new ExpiryPolicy.Never(), ExistingPoints.KEEP);
		earn(this.anna, 100);
		moveTo(day(now()).plusMonths(20));

		change(new ExpiryPolicy.Months(12), ExistingPoints.KEEP);
		assertThat(lots(this.anna).getFirst().expiresAt()).isNull();

		change(new ExpiryPolicy.Months(12), ExistingPoints.FOLLOW);
		assertThat(lastDay(this.anna)).isEqualTo(day(now()).plusMonths(12));
	}

	@Test
	void theEndOfTheYearComesAFullYearAfterTheChange() {
		earn(this.anna, 100);

		change(new ExpiryPolicy.EndOfYear(0), ExistingPoints.FOLLOW);

		assertThat(lastDay(this.anna)).isEqualTo(LocalDate.of(day(now()).getYear() + 1, 12, 31));
	}

	@Test
	void whatExpiredBeforeTheChangeStaysExpired() {
		change(new ExpiryPolicy.Months(1), ExistingPoints.KEEP);
		earn(this.anna, 100);
		var end = day(now()).plusMonths(1).plusDays(1);
		this.clock.advanceTo(id(), end.atStartOfDay(ZONE).toInstant());

		change(new ExpiryPolicy.Never(), ExistingPoints.FOLLOW);

		assertThat(active(this.anna)).isZero();
	}

	@Test
	void pointsThatFollowInactivityGoOnWhenNewPointsDont() {
		change(new ExpiryPolicy.Inactivity(3), ExistingPoints.KEEP);
		earn(this.anna, 100);
		change(new ExpiryPolicy.Months(12), ExistingPoints.KEEP);
		var changed = day(now());
		moveTo(changed.plusMonths(2));
		earn(this.anna, 10);

		moveTo(changed.plusMonths(4));
		assertThat(active(this.anna)).isEqualTo(110);
		moveTo(changed.plusMonths(5).plusDays(1));
		assertThat(active(this.anna)).isEqualTo(10);
	}

	@Test
	void pointsARuleGaveALifeOfTheirOwnKeepIt() {
		this.rules.add(id(),
				Rules.times("Kort", "1")
					.on(new ItemMatch(Set.of("boots"), Set.of(), Set.of()))
					.living(null, new ExpiryPolicy.Months(2))
					.build(),
				false, Actor.SYSTEM);
		earn(this.anna, 100, "boots");

		change(new ExpiryPolicy.Months(6), ExistingPoints.FOLLOW);

		assertThat(lastDay(this.anna)).isEqualTo(day(now()).plusMonths(2));
	}

	@Test
	void pointsFromStaffCountTheirOwnTimeWhenTheMembersIsOver() {
		change(new ExpiryPolicy.Inactivity(6), ExistingPoints.KEEP);
		earn(this.anna, 100);
		moveTo(day(now()).plusMonths(7));
		assertThat(active(this.anna)).isZero();

		this.transaction.execute((status) -> this.ledger.post(id(), now(), List.of(Posting.adjustUp(this.anna,
				Points.of(50), Expiry.WHEN_IDLE, new Reference("adjustment", Ids.next()), Actor.SYSTEM))));

		assertThat(lastDay(this.anna)).isEqualTo(day(now()).plusMonths(6));
	}

	@Test
	void anOrderThatComesLateGetsTheDateItWouldHaveHadInTime() {
		var bosse = member("bosse");
		change(new ExpiryPolicy.Months(24), ExistingPoints.KEEP);
		var bought = now();
		earn(this.anna, 100);
		moveTo(day(bought).plusMonths(1));
		change(new ExpiryPolicy.Months(6), ExistingPoints.FOLLOW);
		moveTo(day(bought).plusMonths(3));
		change(new ExpiryPolicy.Months(3), ExistingPoints.KEEP);
		moveTo(day(bought).plusMonths(4));

		earn(bosse, 100, "hat", bought);

		assertThat(lastDay(this.anna)).isEqualTo(day(bought).plusMonths(1).plusMonths(6));
		assertThat(lastDay(bosse)).isEqualTo(lastDay(this.anna));
	}

	@ParameterizedTest
	@CsvSource({ "m3, FOLLOW", "y0, FOLLOW", "i4, KEEP", "i4, FOLLOW", "never, FOLLOW", "m24, KEEP" })
	void theForecastIsWhatComesToThePoint(String policy, ExistingPoints existing) {
		var random = new Random(42);
		var members = new ArrayList<MemberId>();
		for (int i = 0; i < 12; i++) {
			members.add(member("m" + i));
		}
		var policies = List.of(new ExpiryPolicy.Months(6), new ExpiryPolicy.Inactivity(5), new ExpiryPolicy.Never(),
				new ExpiryPolicy.EndOfYear(1));
		this.rules.add(id(),
				Rules.times("Kort", "1")
					.on(new ItemMatch(Set.of("boots"), Set.of(), Set.of()))
					.living(new Pending.Days(20), new ExpiryPolicy.Months(2))
					.build(),
				false, Actor.SYSTEM);
		for (var earlier : policies) {
			change(earlier, ExistingPoints.KEEP);
			for (int i = 0; i < 8; i++) {
				moveTo(day(now()).plusDays(random.nextInt(6)));
				earn(members.get(random.nextInt(12)), 1 + random.nextInt(100), random.nextBoolean() ? "boots" : "hat");
			}
		}
		var expected = this.forecast.effect(id(), PointsLife.policy(policy), existing, 36).then();

		change(PointsLife.policy(policy), existing);

		var told = this.forecast.of(id(), 36);
		assertThat(told).isEqualTo(expected);
		assertThat(told.points()).isEqualTo(this.liabilities.at(id(), now()).total());
		var start = day(now());
		moveTo(start.withDayOfMonth(1).plusMonths(36));
		Map<YearMonth, Long> came = new LinkedHashMap<>();
		told.months().forEach((month) -> came.put(month.month(), expiredIn(month.month())));
		told.months().forEach((month) -> assertThat(came).containsEntry(month.month(), month.sum().points()));
		assertThat(this.liabilities.at(id(), now()).total()).isEqualTo(told.later().points() + told.never().points());
		assertThat(this.audit.differences(id())).isEmpty();
	}

	private long expiredIn(YearMonth month) {
		return this.jdbc.sql("""
				select coalesce(sum(points), 0) from ledger_entry
				where program_id = :program and kind = 'EXPIRY' and occurred_at > :from and occurred_at <= :until
				""")
			.param("program", id().value())
			.param("from", month.atDay(1).atStartOfDay(ZONE).toOffsetDateTime())
			.param("until", month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toOffsetDateTime())
			.query(Long.class)
			.single();
	}

	private void change(ExpiryPolicy policy, ExistingPoints existing) {
		this.settings.change(id(), new Settings().expiry(policy).build(), this.settings.get(id()).revision(), existing,
				Actor.SYSTEM);
	}

	private void earn(MemberId member, long kronor) {
		earn(member, kronor, "hat");
	}

	private void earn(MemberId member, long kronor, String sku) {
		earn(member, kronor, sku, now());
	}

	private void earn(MemberId member, long kronor, String sku, Instant at) {
		var facts = purchase().at(at)
			.in(this.stores.find(id(), "web").orElseThrow().id())
			.by(member)
			.goods(kronor + ".00", sku, null)
			.build();
		var line = facts.lines().getFirst();
		var own = new PurchaseFacts(facts.at(), facts.store(), "web", member,
				List.of(new PurchaseFacts.Line(Ids.next(), line.kind(), line.sku(), null, Set.of(), line.quantity(),
						line.gross(), line.discount(), line.vatRate())),
				List.of(), facts.paidWithPoints(), facts.paidWithGiftCard());
		this.transaction
			.execute((status) -> this.awards.award(id(), List.of(new AwardRequest(Ids.next(), "10482", own))));
	}

	private void moveTo(LocalDate day) {
		var to = day.atTime(12, 0).atZone(ZONE).toInstant();
		if (to.isAfter(now())) {
			this.time.to(id(), to);
		}
	}

	private long active(MemberId member) {
		return this.balances.of(id(), member, now()).active().value();
	}

	private List<LotView> lots(MemberId member) {
		return this.lots.open(id(), member, now());
	}

	private LocalDate lastDay(MemberId member) {
		return new PointsCalendar(ZONE).lastDay(requireNonNull(lots(member).getFirst().expiresAt()));
	}

	private Instant now() {
		return this.clock.now(id());
	}

	private static LocalDate day(Instant at) {
		return ZonedDateTime.ofInstant(at, ZONE).toLocalDate();
	}

	private MemberId member(String name) {
		return this.enrolment
			.enrol(id(), EnrolMember.withEmail(name + "@mejl.example", name, null, MemberSource.API), Actor.SYSTEM)
			.member();
	}

	private ProgramId id() {
		return this.program;
	}

}
