package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Lots.Expiring;
import se.stamkund.ledger.Lots.Window;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.due.TimeTravel;
import se.stamkund.program.Sandboxes;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** Members are told before points expire, once for each date. */
@IntegrationTest
class ExpiryRemindersTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	@Autowired
	private ExpiryReminders reminders;

	@Autowired
	private ReminderWork work;

	@Autowired
	private ReminderMails mails;

	@Autowired
	private MemberMerges merges;

	@Autowired
	private PointsSettingsService settings;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Sandboxes sandboxes;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TimeTravel time;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void startAProgramme() {
		this.program = this.sandboxes.of(this.programs.createId());
		this.anna = member("anna@mejl.example");
	}

	@Test
	void tellsAMonthAndAWeekBeforeAndNotAgain() {
		var last = today().plusDays(60);
		earn(180, last);
		earn(20, last);
		moveTo(last.minusDays(31));
		assertThat(mails()).isEmpty();

		moveTo(last.minusDays(30));
		assertThat(mails()).singleElement().asString().contains("200 poäng");
		moveTo(last.minusDays(8));
		assertThat(mails()).hasSize(1);
		moveTo(last.plusDays(3));

		assertThat(mails()).hasSize(2);
		assertThat(told()).containsExactly(30, 7);
	}

	@Test
	void whoHasUsedThePointsIsNotTold() {
		var last = today().plusDays(60);
		earn(180, last);
		moveTo(last.minusDays(30));
		post(Posting.spend(this.anna, Points.of(180), reference("redemption"), Actor.SYSTEM));
		moveTo(last);

		assertThat(told()).containsExactly(30);
	}

	@Test
	void aDateThatMovesIsToldAnew() {
		this.settings.change(this.program, new Settings().expiry(new ExpiryPolicy.Inactivity(2)).build(),
				this.settings.get(this.program).revision(), Actor.SYSTEM);
		post(Posting.earn(this.anna, Points.of(50), Start.AT_ONCE, Expiry.WHEN_IDLE, reference("order"), Actor.SYSTEM));
		var start = today();
		moveTo(start.plusMonths(2).minusDays(20));
		assertThat(told()).containsExactly(30);
		post(Posting.earn(this.anna, Points.of(1), Start.AT_ONCE, Expiry.WHEN_IDLE, reference("order"), Actor.SYSTEM));

		moveTo(start.plusMonths(2).plusDays(1));
		assertThat(told()).containsExactly(30);
		moveTo(start.plusMonths(4));
		assertThat(told()).containsExactly(30, 30, 7);
	}

	@Test
	void whoWasToldAndMergedIsNotToldAgainOfThatDate() {
		var last = today().plusDays(30);
		var at = last.plusDays(1).atStartOfDay(ZONE).toInstant();
		var ann = member("ann@mejl.example");
		var windows = List.of(new Window(30, now(), at));
		this.transaction.executeWithoutResult((status) -> this.mails.send(this.program, windows,
				List.of(new Expiring(ann, at, Points.of(50))), now()));
		var merge = this.merges.merge(this.program, new ById(this.anna), new ById(ann), Actor.SYSTEM);

		tellAnna(windows, at);
		assertThat(mails()).hasSize(1);

		this.merges.undo(this.program, this.anna, merge.id(), Actor.SYSTEM);
		tellAnna(windows, at);
		assertThat(mails()).hasSize(2);
	}

	private void tellAnna(List<Window> windows, Instant at) {
		this.transaction.executeWithoutResult((status) -> this.mails.send(this.program, windows,
				List.of(new Expiring(this.anna, at, Points.of(80))), now()));
	}

	@Test
	void noMailIsSentWhereNoneIsWantedAndNoneLaterForThatTime() {
		this.reminders.change(this.program, new ReminderSettings(List.of(30, 7), true, false), Actor.SYSTEM);
		var last = today().plusDays(60);
		earn(180, last);
		moveTo(last.minusDays(20));

		this.reminders.change(this.program, ReminderSettings.INITIAL, Actor.SYSTEM);
		moveTo(last.minusDays(19));
		assertThat(told()).isEmpty();
		moveTo(last);
		assertThat(told()).containsExactly(7);
	}

	@Test
	void whoHasNoAddressGetsNoMail() {
		this.anna = this.enrolment
			.enrol(this.program,
					new EnrolMember(null, "0701740601", null, "Bo", null, null, null, List.of(), Map.of(), List.of(),
							null, MemberSource.API),
					Actor.SYSTEM)
			.member();
		var last = today().plusDays(40);
		earn(180, last);
		moveTo(last);

		assertThat(mails()).isEmpty();
	}

	@Test
	void severalInstancesTellOnce() throws Exception {
		var last = today().plusDays(40);
		for (int i = 0; i < 30; i++) {
			this.anna = member("m" + i + "@mejl.example");
			earn(10, last);
		}
		this.work.run(this.program, now());
		this.clock.advanceTo(this.program, last.minusDays(30).atTime(12, 0).atZone(ZONE).toInstant());
		try (var pool = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < 4; i++) {
				pool.submit(() -> {
					while (this.work.nextDue(this.program, now()).isPresent()) {
						this.work.run(this.program, now());
					}
				});
			}
			pool.shutdown();
			assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		}

		assertThat(mails()).hasSize(30);
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-29, 2026-03-29T22:00:00Z, 7, 2026-03-22T08:00:00Z",
			"2026-04-05, 2026-04-05T22:00:00Z, 7, 2026-03-29T07:00:00Z",
			"2026-11-01, 2026-11-01T23:00:00Z, 7, 2026-10-25T08:00:00Z",
			"2026-11-02, 2026-11-02T23:00:00Z, 30, 2026-10-03T07:00:00Z" })
	void theMorningIsTheProgrammesAlsoWhenTheClocksChange(LocalDate last, Instant expires, int days, Instant remind) {
		var calendar = new ReminderCalendar(ZONE);

		assertThat(new PointsCalendar(ZONE).lastDay(expires)).isEqualTo(last);
		assertThat(calendar.remindAt(expires, days)).isEqualTo(remind);
		assertThat(calendar.remindedUntil(remind, days)).isEqualTo(expires);
		assertThat(calendar.remindedUntil(remind.minusNanos(1), days)).isBefore(expires);
	}

	private void earn(long points, LocalDate last) {
		post(Posting.earn(this.anna, Points.of(points), Start.AT_ONCE,
				Expiry.at(last.plusDays(1).atStartOfDay(ZONE).toInstant()), reference("order"), Actor.SYSTEM));
	}

	private void post(Posting posting) {
		this.transaction.execute((status) -> this.ledger.post(this.program, now(), List.of(posting)));
	}

	private static Reference reference(String type) {
		return new Reference(type, Ids.next());
	}

	private void moveTo(LocalDate day) {
		this.time.to(this.program, day.atTime(12, 0).atZone(ZONE).toInstant());
	}

	private LocalDate today() {
		return LocalDate.ofInstant(now(), ZONE);
	}

	private Instant now() {
		return this.clock.now(this.program);
	}

	private List<String> mails() {
		return this.jdbc.sql("select text_body from mail where program_id = ? order by created_at")
			.param(this.program.value())
			.query(String.class)
			.list();
	}

	private List<Integer> told() {
		return this.jdbc.sql("select days from expiry_reminder where program_id = ? order by reminded_at")
			.param(this.program.value())
			.query(Integer.class)
			.list();
	}

	private MemberId member(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", null, MemberSource.API), Actor.SYSTEM)
			.member();
	}

}
