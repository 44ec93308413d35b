package se.stamkund.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import se.stamkund.program.ProgramKind;
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
import static org.assertj.core.api.Assertions.assertThatException;

/** What is written stays, also for the owner of the tables. */
@IntegrationTest
class AppendOnlyTest {

	@Autowired
	TestPrograms programs;

	@Autowired
	LedgerMembers members;

	@Autowired
	Ledger ledger;

	@Autowired
	FlywayConnectionDetails owner;

	@Autowired
	JdbcClient app;

	@Autowired
	TransactionTemplate transaction;

	@Test
	void nobodyRewritesEntriesOrAllocations() {
		var program = this.programs.createId();
		spendFromTwoLots(program);

		for (var table : List.of("ledger_entry", "lot_allocation")) {
			for (var client : List.of(this.app, asOwner())) {
				refuses(client, "update " + table + " set points = points + 1 where program_id = '" + program + "'");
				refuses(client, "delete from " + table + " where program_id = '" + program + "'");
				refuses(client, "truncate " + table + " cascade");
			}
		}
	}

	@Test
	void aDiscardedPracticeProgrammeIsClearedAwayWhole() {
		var program = this.programs.create(ProgramKind.DEMO, "SEK").id();
		spendFromTwoLots(program);
		refuses(asOwner(), "delete from lot_allocation where program_id = '" + program + "'");

		this.app.sql("select discard_program(?)").param(program.value()).query().listOfRows();

		assertThat(this.app.sql("select count(*) from ledger_entry where program_id = ?")
			.param(program.value())
			.query(Integer.class)
			.single()).isZero();
	}

	private void spendFromTwoLots(ProgramId program) {
		MemberId member = this.members.enrol(program);
		this.transaction.executeWithoutResult(
				(status) -> this.ledger.post(program, Instant.now(), List.of(earn(member), earn(member),
						Posting.spend(member, Points.of(15), new Reference("redemption", Ids.next()), Actor.SYSTEM))));
	}

	private static Posting earn(MemberId member) {
		return Posting.earn(member, Points.of(10), Start.AT_ONCE, Expiry.NEVER, new Reference("order", Ids.next()),
				Actor.SYSTEM);
	}

	private JdbcClient asOwner() {
		return JdbcClient.create(new DriverManagerDataSource(this.owner.getJdbcUrl(), this.owner.getUsername(),
				this.owner.getPassword()));
	}

	private static void refuses(JdbcClient client, String sql) {
		assertThatException().as(sql)
			.isThrownBy(() -> client.sql(sql).update())
			.withRootCauseInstanceOf(SQLException.class);
	}

}
