package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.insight.SummedDays;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever changes a row behind the ledger's back is found out. */
@IntegrationTest
class AuditTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Autowired
	TestPrograms programs;

	@Autowired
	LedgerMembers members;

	@Autowired
	Ledger ledger;

	@Autowired
	LedgerAudit audit;

	@Autowired
	Audits audits;

	@Autowired
	SummedDays sums;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	FlywayConnectionDetails owner;

	private ProgramId program;

	private MemberId anna;

	private MemberId li;

	/**
	 * Anna has 70 p of 100 in two lots, 20 of them held, and was refused 5; Li has 10.
	 */
	@BeforeEach
	void twoMembers() {
		this.program = this.programs.createId();
		this.anna = this.members.enrol(this.program);
		this.li = this.members.enrol(this.program);
		var order = reference("order");
		post(earn(this.anna, 60, order), earn(this.anna, 40, reference("order")), earn(this.li, 10, reference("order")),
				Posting.spend(this.anna, Points.of(30), reference("redemption"), Actor.SYSTEM),
				new HoldPosting.Hold(this.anna, Ids.next(), Points.of(20), NOW.plus(Duration.ofHours(1)),
						reference("cart"), Actor.SYSTEM));
		this.sums.complete(this.program);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void findsABalanceThatWasChanged() {
		tamper("update points_account set active = active + 7 where member_id = ?", this.anna);

		assertThat(this.audit.differences(this.program))
			.containsExactly(new LedgerAudit.Difference(this.anna, "active", 57, 50));
	}

	@Test
	void findsALifetimeAndANumberThatWereChanged() {
		tamper("update points_account set lifetime = 1, entries = entries + 1 where member_id = ?", this.li);

		assertThat(this.audit.differences(this.program)).contains(
				new LedgerAudit.Difference(this.li, "lifetime", 1, 10),
				new LedgerAudit.Difference(this.li, "entries", 2, 1));
	}

	@Test
	void findsALotThatWasChanged() {
		tamper("update lot set active = active - 3 where member_id = ? and active > 30", this.anna);

		assertThat(this.audit.differences(this.program)).extracting(LedgerAudit.Difference::member)
			.containsOnly(this.anna);
		assertThat(this.audit.differences(this.program)).anySatisfy((difference) -> {
			assertThat(difference.what()).matches("lot [0-9a-f-]{36} active");
			assertThat(difference.derived() - difference.stored()).isEqualTo(3);
		}).anySatisfy((difference) -> assertThat(difference.what()).isEqualTo("active in lots"));
	}

	@Test
	void findsWhatALotBeganWithAndWhoseItIs() {
		tamper("update lot set initial = initial + 5 where member_id = ?", this.li);
		assertThat(this.audit.differences(this.program)).singleElement()
			.satisfies((difference) -> assertThat(difference.what()).endsWith(" initial"));

		as("update lot set member_id = '%s' where member_id = '%s'".formatted(this.anna.value(), this.li.value()));
		assertThat(this.audit.differences(this.program)).extracting(LedgerAudit.Difference::what)
			.anyMatch((what) -> what.endsWith(" of another member"));
	}

	@Test
	void findsALotFromNowhere() {
		as("""
				insert into lot (id, program_id, member_id, number, source, award_type, award_id, initial, pending, active,
					held, earned_at, made_at)
				select '%s', program_id, member_id, 99, source, award_type, award_id, 5, 0, 0, 0, earned_at, made_at
				from lot where member_id = '%s'
				"""
			.formatted(Ids.next(), this.li.value()));

		assertThat(this.audit.differences(this.program)).extracting(LedgerAudit.Difference::what)
			.satisfiesExactlyInAnyOrder((what) -> assertThat(what).endsWith(" initial"),
					(what) -> assertThat(what).endsWith(" number"),
					(what) -> assertThat(what).endsWith(" microseconds of its beginning"));
	}

	@Test
	void findsAHoldThatWasChanged() {
		tamper("update points_hold set points = points + 1 where member_id = ?", this.anna);

		assertThat(this.audit.differences(this.program)).extracting(LedgerAudit.Difference::what)
			.satisfiesExactlyInAnyOrder((what) -> assertThat(what).startsWith("hold ").endsWith(" points"),
					(what) -> assertThat(what).startsWith("hold ").endsWith(" left"));
	}

	@Test
	void findsAnEntryThatWasRewritten() {
		as("alter table ledger_entry disable trigger ledger_entry_no_update");
		try {
			tamper("update ledger_entry set points = 11 where member_id = ?", this.li);
		}
		finally {
			as("alter table ledger_entry enable trigger ledger_entry_no_update");
		}

		assertThat(this.audit.differences(this.program)).extracting(LedgerAudit.Difference::what)
			.contains("active", "lifetime", "balance after entry 1")
			.anyMatch((what) -> what.startsWith("sum of points from ISSUED to MEMBER_ACTIVE on 2026-03-01"));
	}

	@Test
	void findsASumThatWasChanged() {
		as("update ledger_day set points = points + 1 where program_id = '%s' and to_account = 'REDEEMED'"
			.formatted(this.program.value()));

		assertThat(this.audit.differences(this.program)).containsExactly(
				new LedgerAudit.Difference(null, "sum of points from MEMBER_ACTIVE to REDEEMED on 2026-03-01", 31, 30));
	}

	@Test
	void runsInTheBackgroundAndKeepsWhatItFound() throws Exception {
		tamper("update points_account set active = active + 7 where member_id = ?", this.anna);

		var asked = this.audits.start(this.program, Actor.SYSTEM);
		assertThat(this.audits.start(this.program, Actor.SYSTEM).id()).isEqualTo(asked.id());
		var run = asked;
		for (int i = 0; i < 600 && run.isOpen(); i++) {
			Thread.sleep(50);
			run = this.audits.get(this.program, asked.id());
		}

		assertThat(run.state()).isEqualTo(AuditRun.State.DONE);
		assertThat(run.accountsChecked()).isEqualTo(2);
		assertThat(run.entriesChecked()).isEqualTo(5);
		assertThat(run.lotsChecked()).isEqualTo(3);
		assertThat(run.differences()).isOne();
		assertThat(this.audits.differences(this.program, run.id(), 0, 10))
			.containsExactly(new LedgerAudit.Difference(this.anna, "active", 57, 50));
	}

	private void tamper(String sql, MemberId member) {
		as(sql.replace("?", "'" + member.value() + "'"));
	}

	private void as(String sql) {
		JdbcClient
			.create(new DriverManagerDataSource(this.owner.getJdbcUrl(), this.owner.getUsername(),
					this.owner.getPassword()))
			.sql(sql)
			.update();
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
