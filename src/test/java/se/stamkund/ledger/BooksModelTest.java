package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.stamkund.insight.Journal;
import se.stamkund.insight.PointsJournal;
import se.stamkund.insight.PointsLiability;
import se.stamkund.insight.SummedDays;
import se.stamkund.insight.Unit;
import se.stamkund.points.Statement;
import se.stamkund.points.StatementQuery;
import se.stamkund.points.Statements;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.Quiet;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lives of members, with and without jobs: what they had together when each day
 * ended is what the books say of that day for ever after.
 */
@IntegrationTest
class BooksModelTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	/** In the past when it ends, and the same whenever it is run. */
	private static final Instant START = Instant.parse("2025-12-20T08:30:00Z");

	@Autowired
	TestPrograms programs;

	@Autowired
	LedgerMembers members;

	@Autowired
	Ledger ledger;

	@Autowired
	Balances balances;

	@Autowired
	LedgerDueWork dueWork;

	@Autowired
	SummedDays sums;

	@Autowired
	PointsLiability liability;

	@Autowired
	Liabilities entries;

	@Autowired
	PointsJournal journal;

	@Autowired
	Statements statements;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ExpiryChanges changes;

	@Autowired
	ExpiryChangeWork walk;

	@Autowired
	Quiet quiet;

	@Test
	void theBooksSayWhatTheMembersHad() {
		LongStream.range(0, Integer.getInteger("stamkund.seeds", 6)).forEach((seed) -> {
			try {
				live(seed);
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("Seed " + seed + ": " + ex.getMessage(), ex);
			}
		});
	}

	@ParameterizedTest
	@CsvSource({ "m1, true", "i1, true", "i1, false" })
	void theBooksFollowAChangeThatTheWalkHasNotComeTo(String policy, boolean existing) throws InterruptedException {
		var program = this.programs.createId();
		var everybody = List.of(this.members.enrol(program), this.members.enrol(program), this.members.enrol(program));
		this.quiet.begin();
		try {
			earn(program, everybody.get(0), Expiry.NEVER);
			earn(program, everybody.get(1), Expiry.WHEN_IDLE);
			earn(program, everybody.get(2), Expiry.at(START.plus(Duration.ofDays(50))));
			this.transaction.executeWithoutResult(
					(status) -> this.changes.announce(program, START.plus(Duration.ofDays(1)), policy, existing));

			var atTheEndOf = had(program, everybody);
			booksAgree(program, atTheEndOf);
			while (this.walk.nextDue(program, START.plus(Duration.ofDays(9))).isPresent()) {
				this.walk.run(program, START.plus(Duration.ofDays(9)));
			}
			booksAgree(program, atTheEndOf);
			runJob(program, START.plus(Duration.ofDays(90)));
			booksAgree(program, atTheEndOf);
		}
		finally {
			this.quiet.end();
		}
	}

	private void earn(ProgramId program, MemberId member, Expiry expiry) {
		this.transaction.executeWithoutResult((status) -> this.ledger.post(program, START, List.of(Posting.earn(member,
				Points.of(100), Start.AT_ONCE, expiry, new Reference("order", Ids.next()), Actor.SYSTEM))));
	}

	private SortedMap<LocalDate, Long> had(ProgramId program, List<MemberId> everybody) {
		var first = LocalDate.ofInstant(START, ZONE);
		var atTheEndOf = new TreeMap<LocalDate, Long>();
		for (int days = 0; days < 90; days += 6) {
			var day = first.plusDays(days);
			atTheEndOf.put(day, had(program, everybody, end(day)));
		}
		assertThat(atTheEndOf.get(first)).isEqualTo(300);
		assertThat(atTheEndOf.lastEntry().getValue()).isLessThan(300);
		return atTheEndOf;
	}

	private void booksAgree(ProgramId program, SortedMap<LocalDate, Long> atTheEndOf) {
		compare(program, atTheEndOf);
		atTheEndOf.keySet()
			.forEach((day) -> assertThat(this.liability.at(program, day).lots()).as("lots at the end of " + day)
				.allMatch((lots) -> lots.points() > 0));
	}

	private void live(long seed) {
		var program = this.programs.createId();
		var steps = new RandomSteps(seed, false);
		steps.now = START;
		steps.members.forEach((member) -> this.members.enrol(program, member));
		var atTheEndOf = new TreeMap<LocalDate, Long>();
		var each = new TreeMap<LocalDate, Map<MemberId, Balance>>();
		var day = LocalDate.ofInstant(steps.now, ZONE);
		boolean job = seed % 2 == 0;
		boolean summed = seed % 3 != 0;
		for (int i = 0; i < 120; i++) {
			var posting = steps.next();
			for (; end(day).isBefore(steps.now); day = day.plusDays(1)) {
				atTheEndOf.put(day, had(program, steps.members, end(day)));
				each.put(day, this.balances.ofAll(program, steps.members, end(day)));
			}
			post(program, steps, posting);
			if (job && steps.random.nextInt(4) == 0) {
				runJob(program, steps.now);
			}
			if (summed && steps.random.nextInt(5) == 0) {
				this.sums.update(program);
			}
		}
		compare(program, atTheEndOf);
		steps.members.forEach((member) -> statements(program, member, each));
		this.sums.complete(program);
		compare(program, atTheEndOf);
		assertThat(this.sums.entries(program)).isPositive();
	}

	private void compare(ProgramId program, SortedMap<LocalDate, Long> atTheEndOf) {
		atTheEndOf.forEach((day, points) -> {
			var liability = this.liability.at(program, day);
			assertThat(liability.points()).as("points at the end of " + day).isEqualTo(points);
			assertThat(liability.difference()).as("lots at the end of " + day).isZero();
			assertThat(liability.lots().stream().mapToLong((lots) -> lots.worth().minor()).sum())
				.isEqualTo(liability.worth().minor());
			assertThat(liability.ages().stream().mapToLong((age) -> age.points()).sum()).isEqualTo(points);
			assertThat(liability.terms().stream().mapToLong((term) -> term.points()).sum()).isEqualTo(points);
			assertThat(this.entries.at(program, end(day)).total()).isEqualTo(points);
		});
		var first = atTheEndOf.firstKey();
		var last = atTheEndOf.lastKey();
		balanced(this.journal.of(program, first, last, Unit.DAY), atTheEndOf);
		balanced(this.journal.of(program, last.minusDays(20), last, Unit.DAY), atTheEndOf);
		balanced(this.journal.of(program, first, last, Unit.MONTH), atTheEndOf);
		assertThat(this.liability.now(program))
			.isEqualTo(this.liability.at(program, this.journal.today(program)).points());
	}

	private void balanced(Journal journal, SortedMap<LocalDate, Long> atTheEndOf) {
		long balance = journal.opening();
		for (int i = 0; i < journal.periods().size(); i++) {
			var period = journal.periods().get(i);
			assertThat(period.opening()).isEqualTo(balance);
			balance = period.closing();
			var next = (i + 1 < journal.periods().size()) ? journal.periods().get(i + 1).start()
					: journal.last().plusDays(1);
			var had = atTheEndOf.get(next.minusDays(1));
			if (had != null) {
				assertThat(period.closing()).as("closing of " + period.start()).isEqualTo(had);
			}
		}
		assertThat(journal.closing()).isEqualTo(journal.opening() + journal.total().sum());
		assertThat(journal.total().transferred()).isZero();
		assertThat(journal.accounts().stream().mapToLong(Journal.Account::opening).sum()).isZero();
		assertThat(journal.accounts().stream().mapToLong(Journal.Account::closing).sum()).isZero();
		assertThat(journal.accounts()
			.stream()
			.filter((line) -> line.account().isLiability())
			.mapToLong(Journal.Account::closing)
			.sum()).isEqualTo(journal.closing());
	}

	/** Statements from any day to any later one begin and end with what she had then. */
	private void statements(ProgramId program, MemberId member, SortedMap<LocalDate, Map<MemberId, Balance>> each) {
		var days = List.copyOf(each.keySet());
		for (int i = 0; i + 1 < days.size(); i += 1 + days.size() / 9) {
			for (int j = i + 1; j < days.size(); j += 1 + days.size() / 7) {
				var query = new StatementQuery(days.get(i).plusDays(1), days.get(j), null);
				var statement = this.statements.page(program, member, query, 7);
				assertThat(statement.opening()).isEqualTo(had(each, days.get(i), member));
				assertThat(statement.closing()).isEqualTo(had(each, days.get(j), member));
				assertAddsUp(program, member, query, statement);
			}
		}
	}

	private void assertAddsUp(ProgramId program, MemberId member, StatementQuery query, Statement first) {
		var statement = first;
		var balance = first.opening();
		long number = 0;
		for (var next = first.next();; next = statement.next()) {
			assertThat(statement.before()).isEqualTo(balance);
			for (var line : statement.lines()) {
				assertThat(line.after().total()).isEqualTo(balance.total() + line.event().change());
				assertThat(line.after().active()).isEqualTo(line.event().balance().value());
				assertThat(line.event().number()).isGreaterThan(number);
				assertThat(line.day()).isBetween(first.from(), first.to());
				balance = line.after();
				number = line.event().number();
			}
			if (next == null) {
				break;
			}
			statement = this.statements.page(program, member, new StatementQuery(query.from(), query.to(), next), 7);
		}
		assertThat(balance).isEqualTo(first.closing());
	}

	private static Holdings had(SortedMap<LocalDate, Map<MemberId, Balance>> each, LocalDate day, MemberId member) {
		var balance = each.get(day).getOrDefault(member, Balance.NOTHING);
		return new Holdings(balance.active().value(), balance.pending().value(), balance.held().value(),
				balance.debt().value());
	}

	private static Instant end(LocalDate day) {
		return day.plusDays(1).atStartOfDay(ZONE).toInstant();
	}

	private long had(ProgramId program, List<MemberId> members, Instant at) {
		return this.balances.ofAll(program, members, at)
			.values()
			.stream()
			.mapToLong((balance) -> balance.active().value() + balance.pending().value() + balance.held().value())
			.sum();
	}

	private void runJob(ProgramId program, Instant now) {
		while (this.dueWork.nextDue(program, now).isPresent()) {
			this.dueWork.run(program, now);
		}
	}

	private void post(ProgramId program, RandomSteps steps, Posting posting) {
		steps.expected(posting);
		try {
			this.transaction.executeWithoutResult((status) -> this.ledger.post(program, steps.now, List.of(posting)));
		}
		catch (BusinessRuleException ex) {
			// not allowed: nothing happens
		}
	}

}
