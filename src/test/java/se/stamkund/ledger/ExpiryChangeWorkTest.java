package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The walk through all accounts writes what an account that is looked at works out. */
@IntegrationTest
class ExpiryChangeWorkTest {

	@Autowired
	private TestPrograms programs;

	@Autowired
	private LedgerMembers members;

	@Autowired
	private Ledger ledger;

	@Autowired
	private ExpiryChanges changes;

	@Autowired
	private ExpiryChangeWork work;

	@Autowired
	private Projection projection;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private ProgramId program;

	private final List<MemberId> everybody = new ArrayList<>();

	private volatile Instant now = RandomSteps.START;

	@BeforeEach
	void startAProgramme() {
		this.program = this.programs.createId();
	}

	@ParameterizedTest
	@CsvSource({ "m6, true", "y0, true", "never, true", "i6, true", "i6, false" })
	void writesWhatIsWorkedOutForEveryKindOfAccount(String policy, boolean existing) {
		for (int seed = 0; seed < 15; seed++) {
			live(seed);
		}
		this.now = this.now.plus(Duration.ofMinutes(1));
		announce(policy, existing);
		var expected = this.projection.at(this.program, this.everybody, this.now)
			.stream()
			.collect(Collectors.toMap((account) -> account.member, ExpiryChangeWorkTest::told));

		runAll();

		var stored = this.projection.at(this.program, this.everybody, this.now)
			.stream()
			.collect(Collectors.toMap((account) -> account.member, ExpiryChangeWorkTest::told));
		assertThat(stored).isEqualTo(expected);
		assertThat(nextDue()).isEqualTo(this.projection.at(this.program, this.everybody, this.now)
			.stream()
			.filter((account) -> account.nextDueAt() != null)
			.collect(Collectors.toMap((account) -> account.member, MemberAccount::nextDueAt)));
		assertThat(behind()).isZero();
		assertThat(this.changes.inProgress(this.program)).isFalse();
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void nobodyWhoEarnsMeanwhileIsMissed() throws Exception {
		for (int i = 0; i < 200; i++) {
			var member = this.members.enrol(this.program);
			this.everybody.add(member);
			earn(member, Expiry.at(this.now.plus(Duration.ofDays(400))));
		}
		try (var pool = Executors.newFixedThreadPool(4)) {
			for (int thread = 0; thread < 4; thread++) {
				int first = thread;
				pool.submit(() -> {
					for (int i = first; i < 200; i += 4) {
						earn(this.everybody.get(i), Expiry.asOf(0, RandomSteps.START, Expiry.NEVER));
						earn(this.members.enrol(this.program), Expiry.asOf(0, RandomSteps.START, Expiry.NEVER));
					}
				});
			}
			this.now = this.now.plus(Duration.ofDays(1));
			announce("m1", true);
			pool.submit(this::runAll);
			pool.submit(this::runAll);
			pool.shutdown();
			assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
		}

		assertThat(behind()).isZero();
		assertThat(this.jdbc.sql("""
				select count(*) from lot l where program_id = :program and (expires_at is null or expires_at > :limit)
				""")
			.param("program", this.program.value())
			.param("limit", SqlColumns.utc(this.now.plus(Duration.ofDays(40))))
			.query(Long.class)
			.single()).isZero();
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void whatWasDueBeforeTheChangeExpiresByItsOldDate() {
		var member = this.members.enrol(this.program);
		this.everybody.add(member);
		earn(member, Expiry.at(this.now.plus(Duration.ofDays(1))));
		earn(member, Expiry.at(this.now.plus(Duration.ofDays(3))));
		this.now = this.now.plus(Duration.ofDays(2));

		announce("never", true);

		var account = this.projection.at(this.program, List.of(member), this.now.plus(Duration.ofDays(9))).getFirst();
		assertThat(account.active).isEqualTo(10);
		runAll();
		assertThat(this.projection.at(this.program, List.of(member), this.now).getFirst().active).isEqualTo(10);
	}

	@Test
	void pointsPostedAtAnyStageFollowTheChangeTheirTermsDidNotKnow() throws Exception {
		var terms = Expiry.asOf(0, this.now, Expiry.NEVER);
		for (int i = 0; i < 6; i++) {
			this.everybody.add(this.members.enrol(this.program));
		}
		earn(this.everybody.get(0), terms);
		this.transaction.executeWithoutResult((status) -> this.ledger.lock(this.program, this.everybody));
		this.now = this.now.plus(Duration.ofMinutes(1));
		var posted = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			// two who began before the change was announced, and end when the walk waits
			// for them
			pool.submit(() -> this.transaction.executeWithoutResult((status) -> {
				post(this.everybody.get(1), terms);
				this.ledger.lock(this.program, List.of(this.everybody.get(2)));
				posted.countDown();
				await(goOn);
				post(this.everybody.get(2), terms);
			}));
			await(posted);
			announce("m1", true);
			earn(this.everybody.get(3), terms);
			var walk = pool.submit(this::runAll);
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> walk.get(300, TimeUnit.MILLISECONDS));
			goOn.countDown();
			walk.get(1, TimeUnit.MINUTES);
		}
		earn(this.everybody.get(4), terms);
		earn(this.everybody.get(5), Expiry.asOf(1, this.now, Expiry.NEVER));

		var follows = this.projection.at(this.program, this.everybody, this.now);
		assertThat(this.jdbc.sql("select member_id, expires_at from lot where program_id = ?")
			.param(this.program.value())
			.query((row, number) -> new MemberEnd(new MemberId(SqlColumns.uuid(row, "member_id")),
					SqlColumns.instant(row, "expires_at")))
			.list())
			.containsExactlyInAnyOrderElementsOf(this.everybody.stream()
				.map((member) -> new MemberEnd(member,
						member.equals(this.everybody.get(5)) ? null : monthAfter(RandomSteps.START)))
				.toList());
		assertThat(follows).allMatch((account) -> !account.isBehind());
		assertThat(behind()).isZero();
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void aChangeIsAnnouncedWhenNewAccountsCanBeSeen() throws Exception {
		var member = this.members.enrol(this.program);
		this.everybody.add(member);
		var posted = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			pool.submit(() -> this.transaction.executeWithoutResult((status) -> {
				post(member, Expiry.asOf(0, this.now, Expiry.NEVER));
				posted.countDown();
				await(goOn);
			}));
			await(posted);
			var announced = pool.submit(() -> announce("m1", true));
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> announced.get(300, TimeUnit.MILLISECONDS));
			goOn.countDown();
			announced.get(1, TimeUnit.MINUTES);
		}
		runAll();

		assertThat(behind()).isZero();
		assertThat(nextDue()).containsOnlyKeys(member);
	}

	@Test
	void pointsThatWaitedThroughTheChangeFollowItWhenTheirTimeComes() {
		var member = this.members.enrol(this.program);
		var award = new Reference("order", Ids.next());
		this.transaction.execute((status) -> this.ledger.post(this.program, this.now,
				List.of(Posting.earn(member, Points.of(10), Start.ON_EVENT, Expiry.NEVER, award, Actor.SYSTEM))));
		this.now = this.now.plus(Duration.ofMinutes(1));
		announce("m1", true);
		runAll();
		var delivered = this.now.plus(Duration.ofDays(40));

		this.transaction
			.execute((status) -> this.ledger.post(this.program, delivered, List.of(new CreditPosting.Activate(member,
					award, new Start.At(delivered), Expiry.asOf(0, delivered, Expiry.NEVER), award, Actor.SYSTEM))));

		assertThat(this.projection.at(this.program, List.of(member), delivered).getFirst().lots.values())
			.extracting((lot) -> lot.expiresAt)
			.containsExactly(monthAfter(delivered));
	}

	@Test
	void latePointsThatHadExpiredBeforeTheChangeStayExpired() {
		var member = this.members.enrol(this.program);
		this.everybody.add(member);
		announce("never", true);

		earn(member,
				Expiry.asOf(0, this.now.minus(Duration.ofDays(90)), Expiry.at(this.now.minus(Duration.ofDays(60)))));

		assertThat(this.projection.at(this.program, List.of(member), this.now).getFirst().active).isZero();
	}

	@Test
	void aGiftKeepsItsDateWhicheverOfTheTwoAccountsTheWalkHasPassed() {
		var pair = Stream.of(this.members.enrol(this.program), this.members.enrol(this.program)).sorted().toList();
		pair.forEach((member) -> earn(member, Expiry.at(this.now.plus(Duration.ofDays(400)))));
		this.now = this.now.plus(Duration.ofMinutes(1));
		announce("m1", true);
		pair.forEach((to) -> {
			// as if the walk had passed the one and not the other
			this.jdbc.sql("update points_account set expiry_change = 0 where program_id = ? and member_id <> ?")
				.params(this.program.value(), to.value())
				.update();
			var from = pair.get(1 - pair.indexOf(to));
			this.transaction
				.execute((status) -> this.ledger.post(this.program, this.now, List.of(new TransferPosting.Transfer(from,
						to, Points.of(4), new Reference("transfer", Ids.next()), Actor.SYSTEM))));
		});

		assertThat(this.projection.at(this.program, pair, this.now).stream())
			.flatExtracting((account) -> account.lots.values().stream().map((lot) -> lot.expiresAt).toList())
			.hasSize(4)
			.containsOnly(monthAfter(RandomSteps.START));
	}

	/** One full month from a minute after it, in whole days. */
	private static Instant monthAfter(Instant instant) {
		var zone = ZoneId.of("Europe/Stockholm");
		return LocalDate.ofInstant(instant, zone).plusMonths(1).plusDays(1).atStartOfDay(zone).toInstant();
	}

	private void live(long seed) {
		var steps = new RandomSteps(seed, false);
		steps.members.forEach((member) -> this.members.enrol(this.program, member));
		this.everybody.addAll(steps.members);
		for (int i = 0; i < 30; i++) {
			var posting = steps.next();
			steps.expected(posting);
			try {
				this.transaction.execute((status) -> this.ledger.post(this.program, steps.now, List.of(posting)));
			}
			catch (BusinessRuleException ex) {
				// the model refuses it too
			}
		}
		this.now = steps.now.isAfter(this.now) ? steps.now : this.now;
	}

	private void earn(MemberId member, Expiry expiry) {
		var at = this.now;
		this.transaction.execute((status) -> this.ledger.post(this.program, at, List.of(Posting.earn(member,
				Points.of(10), Start.AT_ONCE, expiry, new Reference("order", Ids.next()), Actor.SYSTEM))));
	}

	private void post(MemberId member, Expiry expiry) {
		this.ledger.post(this.program, this.now, List.of(Posting.earn(member, Points.of(10), Start.AT_ONCE, expiry,
				new Reference("order", Ids.next()), Actor.SYSTEM)));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void announce(String policy, boolean existing) {
		this.transaction
			.executeWithoutResult((status) -> this.changes.announce(this.program, this.now, policy, existing));
	}

	private void runAll() {
		while (this.work.nextDue(this.program, this.now).isPresent()) {
			this.work.run(this.program, this.now);
		}
	}

	private long behind() {
		return this.jdbc.sql("""
				select count(*) from points_account where program_id = :program and expiry_change < (
					select max(number) from expiry_change where program_id = :program)
				""").param("program", this.program.value()).query(Long.class).single();
	}

	private Map<MemberId, Instant> nextDue() {
		return this.jdbc
			.sql("select member_id, next_due_at from points_account where program_id = ? and next_due_at is not null")
			.param(this.program.value())
			.query((row, number) -> Map.entry(new MemberId(SqlColumns.uuid(row, "member_id")),
					SqlColumns.requiredInstant(row, "next_due_at")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Told told(MemberAccount account) {
		return new Told(account.balance(), account.idleAt,
				account.lots.values()
					.stream()
					.filter(Lot::isOpen)
					.collect(Collectors.toMap(Lot::id, (lot) -> new Dates(lot.activeFrom, lot.expiresAt, lot.idle))));
	}

	private record MemberEnd(MemberId member, @Nullable Instant expiresAt) {
	}

	private record Told(Balance balance, @Nullable Instant idleAt, Map<UUID, Dates> lots) {
	}

	private record Dates(@Nullable Instant activeFrom, @Nullable Instant expiresAt, boolean idle) {
	}

}
