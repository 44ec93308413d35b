package se.stamkund.points;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.Reference;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.due.DueWork;
import se.stamkund.program.Sandboxes;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.points.Purchases.purchase;

/**
 * The result is the same as if time itself had done it: with the jobs at work every hour
 * as with the jobs at work once when all is over, also where clocks change and months
 * end.
 */
@IntegrationTest
class TimeItselfTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	private static final int PENDING = 14;

	@Autowired
	private Awards awards;

	@Autowired
	private PointsSettingsService settings;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Balances balances;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Sandboxes sandboxes;

	@Autowired
	private Stores stores;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private List<DueWork> works;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	private LocalDate day;

	private ExpiryPolicy policy;

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("days")
	void hourlyJobsAndLateOnesEndAlike(String name, ExpiryPolicy policy, LocalDate day) {
		this.day = day;
		this.policy = policy;
		var hourly = new Shop();
		var late = new Shop();
		var end = day.plusMonths(2).atStartOfDay(ZONE).toInstant();

		hourly.live(end, true);
		late.live(end, false);

		var untouched = late.entries(late.bo).size();
		assertThat(untouched).isOne();
		hourly.checkpoints(hourly.bo)
			.forEach((at, active) -> assertThat(late.active(late.bo, at)).as("before any job, at %s", at)
				.isEqualTo(active));
		late.runJobs();
		assertThat(late.entries(late.anna)).isEqualTo(hourly.entries(hourly.anna));
		assertThat(late.entries(late.bo)).isEqualTo(hourly.entries(hourly.bo)).hasSize(3);
		assertThat(this.audit.differences(late.program)).isEmpty();
		assertThat(this.audit.differences(hourly.program)).isEmpty();
		var story = hourly.entries(hourly.bo);
		assertThat(story.get(1)).contains("ACTIVATION", day.atStartOfDay(ZONE).toInstant().toString());
		assertThat(story.get(2)).contains("EXPIRY", gone().atStartOfDay(ZONE).toInstant().toString());
		assertThat(hourly.entries(hourly.anna)).anyMatch((entry) -> entry.contains("RELEASE"));
	}

	/** The day on which Bo's points, usable from the day it is about, are gone. */
	private LocalDate gone() {
		return switch (this.policy) {
			case ExpiryPolicy.Months(var months) -> this.day.plusMonths(months).plusDays(1);
			// counted from the purchase: that was her last activity
			case ExpiryPolicy.Inactivity(var months) -> this.day.minusDays(PENDING).plusMonths(months).plusDays(1);
			case ExpiryPolicy.EndOfYear(var years) -> LocalDate.of(this.day.getYear() + years + 1, 1, 1);
			case ExpiryPolicy.Never() -> throw new IllegalStateException("Nothing to see");
		};
	}

	static Stream<Object[]> days() {
		int year = LocalDate.now(ZONE).getYear() + 1;
		var spring = transition(LocalDate.of(year, 1, 1));
		var autumn = transition(spring.plusDays(30));
		var month = new ExpiryPolicy.Months(1);
		return Stream.of(new Object[] { "clocks go forward", month, spring },
				new Object[] { "clocks go forward", new ExpiryPolicy.Inactivity(1), spring },
				new Object[] { "expires as clocks go forward", month, spring.minusMonths(1) },
				new Object[] { "clocks go back", month, autumn },
				new Object[] { "expires as clocks go back", month, autumn.minusMonths(1) },
				new Object[] { "31 January", month, LocalDate.of(year, 1, 31) },
				new Object[] { "31 August", month, LocalDate.of(year, 8, 31) },
				new Object[] { "the year ends", new ExpiryPolicy.EndOfYear(0), LocalDate.of(year, 12, 1) });
	}

	private static LocalDate transition(LocalDate after) {
		var instant = ZONE.getRules().nextTransition(after.atStartOfDay(ZONE).toInstant()).getInstant();
		return LocalDate.ofInstant(instant, ZONE);
	}

	/** A programme in which the same happens as in its twin. */
	private final class Shop {

		private final ProgramId program = TimeItselfTest.this.sandboxes.of(TimeItselfTest.this.programs.createId());

		private final MemberId anna = member("anna");

		private final MemberId bo = member("bo");

		private boolean jobs;

		/** Anna buys every day and has points set aside; Bo buys once. */
		private void live(Instant end, boolean hourly) {
			var test = TimeItselfTest.this;
			this.jobs = hourly;
			test.settings.change(this.program,
					new Settings().pending(new Pending.Days(PENDING)).expiry(test.policy).build(),
					test.settings.get(this.program).revision(), Actor.SYSTEM);
			for (int i = -18; i <= 2; i++) {
				var noon = noon(test.day.plusDays(i));
				moveTo(noon);
				buy(this.anna, noon, 10 + i + 18);
				if (i == -PENDING) {
					buy(this.bo, noon, 100);
				}
				if (i >= -1) {
					hold(noon);
				}
			}
			moveTo(end);
		}

		private void hold(Instant at) {
			try {
				TimeItselfTest.this.transaction.executeWithoutResult((status) -> TimeItselfTest.this.ledger
					.post(this.program, at, List.of(new HoldPosting.Hold(this.anna, Ids.next(), Points.of(5),
							at.plus(Duration.ofHours(13)), new Reference("cart", Ids.next()), Actor.SYSTEM))));
			}
			catch (BusinessRuleException ex) {
				assertThat(ex.code()).isEqualTo("insufficient_points");
			}
		}

		/** By the hour where days or months change, else by half a day. */
		private void moveTo(Instant to) {
			var test = TimeItselfTest.this;
			var at = test.clock.now(this.program);
			while (at.isBefore(to)) {
				var date = LocalDate.ofInstant(at, ZONE);
				boolean near = Stream.of(test.day, test.gone(), test.day.plusMonths(1))
					.anyMatch((day) -> !date.isBefore(day.minusDays(1)) && date.isBefore(day.plusDays(1)));
				at = at.plus(this.jobs ? Duration.ofHours(near ? 1 : 12) : Duration.ofDays(400));
				if (at.isAfter(to)) {
					at = to;
				}
				test.clock.advanceTo(this.program, at);
				if (this.jobs) {
					runJobs();
				}
			}
		}

		private void runJobs() {
			var now = TimeItselfTest.this.clock.now(this.program);
			for (var work : TimeItselfTest.this.works) {
				while (work.nextDue(this.program, now).isPresent()) {
					work.run(this.program, now);
				}
			}
		}

		private void buy(MemberId member, Instant at, long kronor) {
			var test = TimeItselfTest.this;
			var facts = purchase().at(at)
				.in(test.stores.find(this.program, "web").orElseThrow().id())
				.by(member)
				.goods(kronor + ".00", "hat", null)
				.build();
			var line = facts.lines().getFirst();
			var own = new PurchaseFacts(facts.at(), facts.store(), "web", member,
					List.of(new PurchaseFacts.Line(Ids.next(), line.kind(), line.sku(), null, Set.of(), line.quantity(),
							line.gross(), line.discount(), line.vatRate())),
					List.of(), facts.paidWithPoints(), facts.paidWithGiftCard());
			test.transaction.execute(
					(status) -> test.awards.award(this.program, List.of(new AwardRequest(Ids.next(), "10482", own))));
		}

		/** What became of her points, and when, as far as time has done it. */
		private List<String> entries(MemberId member) {
			var lines = new ArrayList<String>();
			TimeItselfTest.this.jdbc.sql("""
					select number, kind, from_account, to_account, points, balance,
						case when kind in ('ACTIVATION', 'EXPIRY', 'RELEASE') then occurred_at end as at
					from ledger_entry
					where program_id = ? and member_id = ?
					order by number
					""").params(this.program.value(), member.value()).query((row) -> {
				var at = row.getTimestamp("at");
				lines.add("%d %s %s>%s %d = %d %s".formatted(row.getLong("number"), row.getString("kind"),
						row.getString("from_account"), row.getString("to_account"), row.getLong("points"),
						row.getLong("balance"), (at != null) ? at.toInstant() : ""));
			});
			return lines;
		}

		/** What she had around every moment at which time did something. */
		private TreeMap<Instant, Long> checkpoints(MemberId member) {
			var points = new TreeMap<Instant, Long>();
			var before = new long[1];
			TimeItselfTest.this.jdbc.sql("""
					select occurred_at, balance from ledger_entry
					where program_id = ? and member_id = ? and kind in ('ACTIVATION', 'EXPIRY')
					order by number
					""").params(this.program.value(), member.value()).query((row) -> {
				var at = row.getTimestamp("occurred_at").toInstant();
				points.putIfAbsent(at.minusNanos(1000), before[0]);
				points.put(at, row.getLong("balance"));
				before[0] = row.getLong("balance");
			});
			return points;
		}

		private long active(MemberId member, Instant at) {
			return TimeItselfTest.this.balances.of(this.program, member, at).active().value();
		}

		private Instant noon(LocalDate date) {
			return date.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
		}

		private MemberId member(String name) {
			return TimeItselfTest.this.enrolment
				.enrol(this.program, EnrolMember.withEmail(name + "@mejl.example", name, null, MemberSource.API),
						Actor.SYSTEM)
				.member();
		}

	}

}
