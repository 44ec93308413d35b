package se.stamkund.program;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class ProgramRemovalTest {

	@Autowired
	private TestPrograms programs;

	@Autowired
	private ProgramRemoval removal;

	@Autowired
	private Sandboxes sandboxes;

	@Autowired
	private StaffAccounts accounts;

	@Autowired
	private Team team;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void leavesNoRowOfADemoInAnyTable() {
		var demo = this.programs.create(ProgramKind.DEMO, "SEK").id();
		var other = this.programs.create();
		var twin = this.sandboxes.of(demo);
		var karin = newStaff();
		this.team.add(demo, karin, Role.OWNER, null, Actor.SYSTEM);
		assertThat(rows(demo, "store", "staff_membership", "audit_log")).isPositive();

		this.removal.discard(demo);

		assertThat(tablesWith(demo)).isEmpty();
		assertThat(tablesWith(twin)).isEmpty();
		assertThat(tablesWith(other.id())).contains("store");
		assertThat(this.accounts.find(emailOf(karin))).isEmpty();
	}

	@Test
	void keepsAPersonWhoAlsoWorksElsewhere() {
		var demo = this.programs.create(ProgramKind.DEMO, "SEK").id();
		var karin = newStaff();
		this.team.add(demo, karin, Role.OWNER, null, Actor.SYSTEM);
		this.team.add(this.programs.createId(), karin, Role.OWNER, null, Actor.SYSTEM);

		this.removal.discard(demo);

		assertThat(this.accounts.programs(karin)).hasSize(1);
	}

	@Test
	void refusesALiveProgramme() {
		var live = this.programs.createId();

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> this.removal.discard(live))
			.extracting(BusinessRuleException::code)
			.isEqualTo("program_is_live");
	}

	@Test
	void theDatabaseRefusesALiveProgrammeToo() {
		var live = this.programs.createId();

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("select discard_program(?)").param(live.value()).query().listOfRows());
		assertThat(tablesWith(live)).contains("store");
	}

	@Test
	void theDatabaseRefusesToMakeALiveProgrammeADemo() {
		var live = this.programs.createId();

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(
				() -> this.jdbc.sql("update program set kind = 'DEMO' where id = ?").param(live.value()).update());
	}

	private UUID newStaff() {
		return this.accounts
			.create(new NewStaff(UUID.randomUUID() + "@fjallbod.example", "Karin", "en stuga vid fjället",
					Locale.of("sv"), false))
			.id();
	}

	private String emailOf(UUID staff) {
		return this.jdbc.sql("select coalesce(max(email), 'none@example.com') from staff where id = ?")
			.param(staff)
			.query(String.class)
			.single();
	}

	private long rows(ProgramId program, String... tables) {
		return List.of(tables).stream().mapToLong((table) -> count(table, program)).min().orElse(0);
	}

	private List<String> tablesWith(ProgramId program) {
		return this.jdbc.sql("""
				select c.table_name from information_schema.columns c
				join information_schema.tables t using (table_schema, table_name)
				where c.table_schema = current_schema() and c.column_name = 'program_id' and t.table_type = 'BASE TABLE'
				""").query(String.class).list().stream().filter((table) -> count(table, program) > 0).toList();
	}

	private long count(String table, ProgramId program) {
		return this.jdbc.sql("select count(*) from " + table + " where program_id = ?")
			.param(program.value())
			.query(Long.class)
			.single();
	}

}
