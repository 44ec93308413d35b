package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class LedgerTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Autowired
	TestPrograms programs;

	@Autowired
	LedgerMembers members;

	@Autowired
	Ledger ledger;

	@Autowired
	Balances balances;

	@Autowired
	Lots lots;

	@Autowired
	LedgerHistory history;

	@Autowired
	Liabilities liabilities;

	@Autowired
	LedgerAudit audit;

	@Autowired
	LedgerDueWork dueWork;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void aMember() {
		this.program = this.programs.createId();
		this.anna = this.members.enrol(this.program);
	}

	@Test
	void takesNoPointTwiceWhenManySpendAtOnce() throws Exception {
		post(earn(this.anna, 1000, Expiry.NEVER));

		var spent = atOnce(
				IntStream.range(0, 64).<Callable<Boolean>>mapToObj((i) -> () -> succeeds(spend(30))).toList());

		assertThat(spent).filteredOn((success) -> success).hasSize(33);
		assertThat(active(this.anna)).isEqualTo(10);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void capturesAHoldOnceWhenManyTryAtOnce() throws Exception {
		var hold = Ids.next();
		post(earn(this.anna, 100, Expiry.NEVER), new HoldPosting.Hold(this.anna, hold, Points.of(60),
				NOW.plus(Duration.ofMinutes(30)), reference("cart"), Actor.SYSTEM));

		var captured = atOnce(IntStream.range(0, 16)
			.<Callable<Boolean>>mapToObj((i) -> () -> succeeds(new HoldPosting.Capture(this.anna, hold, Points.of(50),
					Shortfall.REFUSE, reference("order"), Actor.SYSTEM)))
			.toList());

		assertThat(captured).filteredOn((success) -> success).hasSize(1);
		assertThat(this.balances.of(this.program, this.anna, NOW))
			.isEqualTo(new Balance(Points.of(50), Points.ZERO, Points.ZERO, Points.ZERO, Points.of(100)));
	}

	@Test
	void letsBatchesOfTheSameMembersInAnyOrderPass() throws Exception {
		var many = Stream.generate(() -> this.members.enrol(this.program)).limit(30).toList();

		var done = atOnce(IntStream.range(0, 24).<Callable<Boolean>>mapToObj((i) -> () -> {
			var shuffled = new ArrayList<>(many.subList(0, 20 + i % 10));
			Collections.shuffle(shuffled, new Random(i));
			return succeeds(shuffled.stream().map((member) -> earn(member, 1, Expiry.NEVER)).toArray(Posting[]::new));
		}).toList());

		assertThat(done).hasSize(24).containsOnly(true);
		assertThat(active(many.getFirst())).isEqualTo(24);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void refusesWithWhatThereIs() {
		post(earn(this.anna, 1240, Expiry.NEVER), new HoldPosting.Hold(this.anna, Ids.next(), Points.of(200),
				NOW.plusSeconds(60), reference("cart"), Actor.SYSTEM));

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> post(spend(1500)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("insufficient_points"))
			.withMessage("Has 1 240, of which 200 are held; 1 500 needed");
		assertThat(active(this.anna)).isEqualTo(1040);
	}

	@Test
	void aBatchIsDoneWholeOrNotAtAll() {
		assertThat(succeeds(earn(this.anna, 100, Expiry.NEVER), spend(101))).isFalse();

		assertThat(this.balances.of(this.program, this.anna, NOW)).isEqualTo(Balance.NOTHING);
		assertThat(this.history.page(this.program, this.anna, null, 10, NOW)).isEmpty();
	}

	@Test
	void tellsTheSameBeforeAndAfterTheJobHasBooked() {
		var expiry = NOW.plus(Duration.ofDays(10));
		post(earn(this.anna, 100, Expiry.at(expiry)), earn(this.anna, 40, Expiry.NEVER), Posting.earn(this.anna,
				Points.of(7), Start.at(expiry), Expiry.NEVER, reference("order"), Actor.SYSTEM));

		var before = this.history.page(this.program, this.anna, null, 10, expiry);
		var balance = this.balances.of(this.program, this.anna, expiry);
		var liability = this.liabilities.at(this.program, expiry);
		runJob(expiry.plus(Duration.ofDays(3)));

		assertThat(balance.active()).isEqualTo(Points.of(47));
		assertThat(this.history.page(this.program, this.anna, null, 10, expiry)).isEqualTo(before).hasSize(5);
		assertThat(before.getFirst().occurredAt()).isEqualTo(expiry);
		assertThat(this.balances.of(this.program, this.anna, expiry)).isEqualTo(balance);
		assertThat(liability).isEqualTo(new Liabilities.Liability(47, 0, 0))
			.isEqualTo(this.liabilities.at(this.program, expiry));
		assertThat(this.liabilities.at(this.program, expiry.minusMillis(1)))
			.isEqualTo(new Liabilities.Liability(140, 7, 0));
	}

	@Test
	void isBookedOnceWhenManyInstancesRunTheJob() throws Exception {
		var due = NOW.plus(Duration.ofDays(1));
		var many = Stream.generate(() -> this.members.enrol(this.program)).limit(40).toList();
		post(many.stream().map((member) -> earn(member, 5, Expiry.at(due))).toArray(Posting[]::new));

		atOnce(IntStream.range(0, 4).<Callable<Boolean>>mapToObj((i) -> () -> {
			runJob(due);
			return true;
		}).toList());

		assertThat(this.liabilities.at(this.program, due).total()).isZero();
		assertThat(this.jdbc.sql("select count(*) from ledger_entry where program_id = ? and kind = 'EXPIRY'")
			.param(this.program.value())
			.query(Integer.class)
			.single()).isEqualTo(40);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void tellsWhatExpiresNext() {
		var soon = NOW.plus(Duration.ofDays(12));
		post(earn(this.anna, 1060, Expiry.NEVER), earn(this.anna, 180, Expiry.at(soon)));

		assertThat(this.lots.open(this.program, this.anna, NOW)).extracting(LotView::expiresAt)
			.containsExactly(soon, null);
		assertThat(this.lots.nextExpiry(this.program, List.of(this.anna), NOW)).containsEntry(this.anna,
				new Lots.Expiring(this.anna, soon, Points.of(180)));
		assertThat(this.lots.expiring(this.program, NOW, soon.plusSeconds(1)))
			.containsExactly(new Lots.Expiring(this.anna, soon, Points.of(180)));
		assertThat(this.lots.expiring(this.program, NOW, soon)).isEmpty();
	}

	@Test
	void pagesThroughHistory() {
		post(IntStream.rangeClosed(1, 5).mapToObj((i) -> earn(this.anna, i, Expiry.NEVER)).toArray(Posting[]::new));

		var first = this.history.page(this.program, this.anna, null, 2, NOW);
		var second = this.history.page(this.program, this.anna, first.getLast().number(), 2, NOW);

		assertThat(Stream.concat(first.stream(), second.stream()).map(Entry::points)).containsExactly(Points.of(5),
				Points.of(4), Points.of(3), Points.of(2));
	}

	@Test
	void seesWhenSomebodyHasTampered() {
		post(earn(this.anna, 100, Expiry.NEVER));
		this.jdbc.sql("update points_account set active = 101 where program_id = ? and member_id = ?")
			.params(this.program.value(), this.anna.value())
			.update();

		assertThat(this.audit.differences(this.program))
			.containsExactly(new LedgerAudit.Difference(this.anna, "active", 101, 100));
	}

	@Test
	void refusesToOverdrawEvenBySql() {
		post(earn(this.anna, 100, Expiry.NEVER));

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update points_account set active = active - 101 where member_id = ?")
				.param(this.anna.value())
				.update());
	}

	private List<Boolean> atOnce(List<Callable<Boolean>> calls) throws Exception {
		try (var threads = Executors.newFixedThreadPool(16)) {
			var results = new ArrayList<Boolean>();
			for (var future : threads.invokeAll(calls)) {
				results.add(future.get());
			}
			return results;
		}
	}

	private void runJob(Instant now) {
		while (this.dueWork.nextDue(this.program, now).isPresent()) {
			this.dueWork.run(this.program, now);
		}
	}

	private boolean succeeds(Posting... postings) {
		try {
			post(postings);
			return true;
		}
		catch (BusinessRuleException ex) {
			return false;
		}
	}

	private List<Posted> post(Posting... postings) {
		return this.transaction.execute((status) -> this.ledger.post(this.program, NOW, List.of(postings)));
	}

	private long active(MemberId member) {
		return this.balances.of(this.program, member, NOW).active().value();
	}

	private Posting earn(MemberId member, long points, Expiry expiry) {
		return Posting.earn(member, Points.of(points), Start.AT_ONCE, expiry, reference("order"), Actor.SYSTEM);
	}

	private Posting spend(long points) {
		return Posting.spend(this.anna, Points.of(points), reference("redemption"), Actor.SYSTEM);
	}

	private static Reference reference(String type) {
		return new Reference(type, Ids.next());
	}

}
