package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every column that follows from entries is derived again: whichever is changed, the
 * audit names it.
 */
@IntegrationTest
class AuditMutationTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Autowired
	private TestPrograms programs;

	@Autowired
	private LedgerMembers members;

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private FlywayConnectionDetails owner;

	private ProgramId program;

	private MemberId anna;

	private MemberId li;

	private MemberId empty;

	private MemberId cia;

	/**
	 * Anna spent points of an order that was returned, so that it was paid with those of
	 * another; she gave some to Li, used one hold and has another, and Cia became her.
	 * The last has nothing at all.
	 */
	@BeforeEach
	void aStoryThatLeavesNothingOut() {
		this.program = this.programs.createId();
		this.anna = this.members.enrol(this.program);
		this.li = this.members.enrol(this.program);
		this.cia = this.members.enrol(this.program);
		this.empty = this.members.enrol(this.program);
		var order = reference("order");
		var used = Ids.next();
		var gift = reference("transfer");
		post(earn(this.anna, 60, order), earn(this.anna, 90, reference("order")),
				Posting.earn(this.anna, Points.of(25), Start.at(NOW.plus(Duration.ofDays(14))), Expiry.NEVER,
						reference("order"), Actor.SYSTEM),
				Posting.spend(this.anna, Points.of(50), reference("redemption"), Actor.SYSTEM),
				new ReturnPosting.TakeBack(this.anna, Points.of(40), order, Uncollectable.CLAMP, reference("refund"),
						Actor.SYSTEM));
		post(new TransferPosting.Transfer(this.anna, this.li, Points.of(12), gift, Actor.SYSTEM),
				new TransferPosting.UndoTransfer(this.anna, this.li, gift, gift, Actor.SYSTEM),
				new TransferPosting.Transfer(this.anna, this.li, Points.of(11), reference("transfer"), Actor.SYSTEM));
		post(earn(this.cia, 7, reference("order")));
		post(hold(used), new HoldPosting.Capture(this.anna, used, Points.of(3), Shortfall.REFUSE, reference("order"),
				Actor.SYSTEM), hold(Ids.next()));
		var merge = reference("merge");
		post(new MergePosting.Merge(this.anna, this.cia, merge, Actor.SYSTEM));
		post(new MergePosting.UndoMerge(this.anna, this.cia, merge, Set.of(), Uncollectable.CLAMP, merge,
				Actor.SYSTEM));
		post(new MergePosting.Merge(this.anna, this.cia, reference("merge"), Actor.SYSTEM));
		this.transaction.executeWithoutResult((status) -> this.ledger.lock(this.program, List.of(this.empty)));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					points_account | active = active + 1                     | active > 0      | active
					points_account | pending = pending + 1                   | pending > 0     | pending
					points_account | held = held - 1                         | held > 0        | held
					points_account | debt = 5                                | entries = 0     | debt
					points_account | owed = owed + 1                         | active > 0      | owed
					points_account | lifetime = lifetime + 1                 | active > 0      | lifetime
					points_account | entries = entries + 1                   | active > 0      | entries
					points_account | booked_at = booked_at + interval '1 s'  | active > 0      | microseconds of the latest entry
					points_account | next_due_at = null                      | held > 0        | microseconds of what is due next
					points_account | next_due_at = next_due_at + interval '1 day' | held > 0   | microseconds of what is due next
					points_account | merged_into = null                      | merged_into is not null | merged into another member
					points_account | merged_into = (select max(member_id::text)::uuid from points_account b where b.program_id = t.program_id and b.entries = 0) | held > 0 | merged into another member
					lot            | initial = initial + 1                   | initial = 90    | initial
					lot            | number = number + 90                    | initial = 90    | number
					lot            | made_at = made_at + interval '1 s'      | initial = 90    | microseconds of its beginning
					lot            | source = 'OPENING'                      | initial = 90    | initial
					lot            | pending = pending - 1                   | pending > 0     | pending
					lot            | active = active - 1                     | initial = 90    | active
					lot            | held = held + 1                         | initial = 60    | held
					lot            | owed = owed + 1                         | initial = 90    | owed
					lot            | debt = debt + 1                         | initial = 90    | debt
					lot            | taken = taken - 1                       | taken > 0       | taken
					lot            | given = given + 1                       | given > 0       | given
					lot            | given = given + 1                       | initial = 25    | given
					lot            | origin_id = null                        | origin_id is not null | given
					lot_elsewhere  | points = points + 1                     | points > 0      | elsewhere
					lot_elsewhere  | points = 0                              | points > 0      | elsewhere
					lot_elsewhere  | root_id = (select id from lot l where l.program_id = t.program_id and l.initial = 25) | points > 0 | elsewhere
					points_hold    | points = points + 1                     | state = 'OPEN'  | points
					points_hold    | captured = captured - 1                 | captured > 0    | captured
					points_hold    | state = 'LAPSED'                        | captured > 0    | captured at all
					points_hold    | closed_at = closed_at + interval '1 s'  | captured > 0    | microseconds of its end
					""")
	void namesWhatWasChanged(String table, String change, String which, String name) {
		int changed = as("update %s t set %s where program_id = '%s' and %s".formatted(table, change,
				this.program.value(), which));

		assertThat(changed).isPositive();
		assertThat(this.audit.differences(this.program)).extracting(LedgerAudit.Difference::what)
			.anyMatch((what) -> what.equals(name) || what.matches("(lot|hold) [0-9a-f-]{36} " + name));
	}

	private int as(String sql) {
		return JdbcClient
			.create(new DriverManagerDataSource(this.owner.getJdbcUrl(), this.owner.getUsername(),
					this.owner.getPassword()))
			.sql(sql)
			.update();
	}

	private Posting hold(UUID id) {
		return new HoldPosting.Hold(this.anna, id, Points.of(4), NOW.plus(Duration.ofHours(1)), reference("cart"),
				Actor.SYSTEM);
	}

	private static Posting earn(MemberId member, long points, Reference order) {
		return Posting.earn(member, Points.of(points), Start.AT_ONCE, Expiry.NEVER, order, Actor.SYSTEM);
	}

	private static Reference reference(String type) {
		return new Reference(type, Ids.next());
	}

	private void post(Posting... postings) {
		this.transaction.executeWithoutResult((status) -> this.ledger.post(this.program, NOW, List.of(postings)));
	}

}
