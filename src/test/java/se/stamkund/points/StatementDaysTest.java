package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.EntryKind;
import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
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
import static org.assertj.core.api.Assertions.tuple;

/** Which day a line of a statement belongs to, in the programme's zone. */
@IntegrationTest
class StatementDaysTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	@Autowired
	private Statements statements;

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

	private ProgramId program;

	private MemberId anna;

	private LocalDate start;

	/** Points that begin at the very midnight when others end. */
	@BeforeEach
	void twoLots() {
		this.program = this.sandboxes.of(this.programs.createId());
		this.anna = this.enrolment
			.enrol(this.program, EnrolMember.withEmail("anna@mejl.example", "Anna", null, MemberSource.API),
					Actor.SYSTEM)
			.member();
		this.start = LocalDate.ofInstant(this.clock.now(this.program), ZONE);
		earn(100, Start.AT_ONCE, midnight(this.start.plusDays(3)));
		earn(40, Start.at(midnight(this.start.plusDays(3))), midnight(this.start.plusDays(6)));
		this.time.to(this.program, midnight(this.start.plusDays(8)).plusSeconds(43_200));
	}

	@Test
	void whatEndsAtMidnightBelongsToTheDayBeforeAndWhatBeginsToTheDayAfter() {
		assertThat(statement(this.start, this.start.plusDays(8)).lines())
			.extracting((line) -> line.event().kind(), StatementLine::day, (line) -> line.after().active())
			.containsExactly(tuple(EntryKind.EARNING, this.start, 100L), tuple(EntryKind.EARNING, this.start, 100L),
					tuple(EntryKind.EXPIRY, this.start.plusDays(2), 0L),
					tuple(EntryKind.ACTIVATION, this.start.plusDays(3), 40L),
					tuple(EntryKind.EXPIRY, this.start.plusDays(5), 0L));
	}

	@Test
	void daysFollowUponEachOtherWithoutAGap() {
		var lines = new ArrayList<StatementLine>();
		var before = statement(this.start, this.start);
		lines.addAll(before.lines());
		for (int i = 1; i <= 8; i++) {
			var day = this.start.plusDays(i);
			var statement = statement(day, day);
			assertThat(statement.opening()).as("%s", day).isEqualTo(before.closing());
			assertThat(statement.lines()).allSatisfy((line) -> assertThat(line.day()).isEqualTo(day));
			lines.addAll(statement.lines());
			before = statement;
		}

		assertThat(lines).isEqualTo(statement(this.start, this.start.plusDays(8)).lines());
	}

	private Statement statement(LocalDate from, LocalDate to) {
		return this.statements.page(this.program, this.anna, new StatementQuery(from, to, null), 50);
	}

	private void earn(long points, Start begins, Instant ends) {
		this.transaction.execute((status) -> this.ledger.post(this.program, this.clock.now(this.program),
				List.of(Posting.earn(this.anna, Points.of(points), begins, Expiry.at(ends),
						new Reference("order", Ids.next()), Actor.SYSTEM))));
	}

	private static Instant midnight(LocalDate day) {
		return day.atStartOfDay(ZONE).toInstant();
	}

}
