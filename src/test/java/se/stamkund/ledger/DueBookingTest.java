package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** What is booked in the database is what the rules in memory book, to the id. */
@IntegrationTest
class DueBookingTest {

	@Autowired
	private TestPrograms programs;

	@Autowired
	private LedgerMembers members;

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerDueWork work;

	@Autowired
	private DueBooking booking;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	static LongStream seeds() {
		return LongStream.range(0, 12);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void bothBookTheSameWhateverHappenedBefore(long seed) {
		var inMemory = this.programs.createId();
		var inDatabase = this.programs.createId();
		var now = live(inMemory, seed).plus(Duration.ofDays(10));
		live(inDatabase, seed);

		var everybody = new RandomSteps(seed, false).members;
		this.transaction.executeWithoutResult((status) -> this.ledger.bookDue(inMemory, now, everybody));
		while (this.work.nextDue(inDatabase, now).isPresent()) {
			this.work.run(inDatabase, now);
		}

		assertThat(story(inDatabase)).isEqualTo(story(inMemory));
		assertThat(accounts(inDatabase)).isEqualTo(accounts(inMemory));
		assertThat(this.audit.differences(inDatabase)).isEmpty();
	}

	@Test
	void plainAccountsNeedNoMemory() {
		var program = this.programs.createId();
		var start = RandomSteps.START;
		var member = this.members.enrol(program);
		for (int i = 0; i < 5; i++) {
			var reference = new Reference("order", new UUID(7, i));
			var posting = Posting.earn(member, Points.of(10 + i), Start.at(start.plus(Duration.ofDays(1 + i % 2))),
					Expiry.at(start.plus(Duration.ofDays(20 + i))), reference, Actor.SYSTEM);
			this.transaction.execute((status) -> this.ledger.post(program, start, List.of(posting)));
		}
		var activated = start.plus(Duration.ofDays(2));
		assertThat(this.booking.plain(program, List.of(member), activated)).containsExactly(member);
		this.work.run(program, activated);
		assertThat(accounts(program)).containsEntry(member.value(),
				"60 0 10 " + activated + " " + start.plus(Duration.ofDays(20)));

		var expired = start.plus(Duration.ofDays(22));
		assertThat(this.booking.plain(program, List.of(member), expired)).containsExactly(member);
		this.work.run(program, expired);

		assertThat(accounts(program)).containsEntry(member.value(),
				"27 0 13 " + expired + " " + start.plus(Duration.ofDays(23)));
		assertThat(this.audit.differences(program)).isEmpty();
		assertThat(this.booking.plain(program, List.of(member), expired)).isEmpty();
	}

	@Test
	void whatBeginsAndEndsAtOnceIsLeftToTheRules() {
		var program = this.programs.createId();
		var start = RandomSteps.START;
		var member = this.members.enrol(program);
		var posting = Posting.earn(member, Points.of(10), Start.at(start.plus(Duration.ofDays(1))),
				Expiry.at(start.plus(Duration.ofDays(2))), new Reference("order", new UUID(7, 1)), Actor.SYSTEM);
		this.transaction.execute((status) -> this.ledger.post(program, start, List.of(posting)));

		assertThat(this.booking.plain(program, List.of(member), start.plus(Duration.ofDays(3)))).isEmpty();
		this.work.run(program, start.plus(Duration.ofDays(3)));

		assertThat(story(program)).hasSize(3);
	}

	private Instant live(ProgramId program, long seed) {
		var steps = new RandomSteps(seed, false);
		steps.members.forEach((member) -> this.members.enrol(program, member));
		for (int i = 0; i < 25; i++) {
			var posting = steps.next();
			steps.expected(posting);
			try {
				this.transaction.execute((status) -> this.ledger.post(program, steps.now, List.of(posting)));
			}
			catch (BusinessRuleException ex) {
				// the model refuses it too
			}
		}
		return steps.now;
	}

	/** What time did has the same name wherever it is booked. */
	private List<String> story(ProgramId program) {
		return this.jdbc
			.sql("""
					select e.member_id || ' ' || e.number || ' ' || e.kind || ' ' || e.from_account || ' ' || e.to_account || ' '
						|| e.points || ' ' || e.balance || ' ' || e.reference_type || e.reference_id || ' ' || e.occurred_at || ' '
						|| case when e.actor = 'system' then e.id || ' ' || (e.transaction_id = e.id) else '' end || ' '
						|| coalesce(l.number, 0)
					from ledger_entry e
					left join lot l on l.program_id = e.program_id and l.id = e.lot_id
					where e.program_id = ?
					order by e.member_id, e.number
					""")
			.param(program.value())
			.query(String.class)
			.list();
	}

	/** Those that were ever posted to; whoever locks a member's account makes one. */
	private Map<UUID, String> accounts(ProgramId program) {
		return this.jdbc.sql("""
				select member_id, active, pending, entries, booked_at, next_due_at from points_account
				where program_id = ? and entries > 0
				""")
			.param(program.value())
			.query((row, number) -> Map.entry(SqlColumns.uuid(row, "member_id"),
					row.getLong("active") + " " + row.getLong("pending") + " " + row.getLong("entries") + " "
							+ SqlColumns.instant(row, "booked_at") + " " + SqlColumns.instant(row, "next_due_at")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
