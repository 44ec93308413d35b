package se.stamkund.program;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Deadlocks;
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

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Deadlocks deadlocks;

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
	void waitsForAJobThatWritesMeanwhile() throws Exception {
		var demo = this.programs.create(ProgramKind.DEMO, "SEK").id();
		var removed = discardWhile((job) -> {
			job.noteProgress(demo);
			job.awaitOther();
		}, demo);

		removed.get(1, TimeUnit.MINUTES);
		assertThat(tablesWith(demo)).isEmpty();
	}

	@Test
	void givesWayToAJobThatItMeetsHeadOn() throws Exception {
		var demo = this.programs.create(ProgramKind.DEMO, "SEK").id();
		long before = this.deadlocks.count();
		var removed = discardWhile((job) -> {
			job.lockStores(demo);
			job.awaitOther();
			job.noteProgress(demo);
		}, demo);

		removed.get(1, TimeUnit.MINUTES);
		assertThat(tablesWith(demo)).isEmpty();
		assertThat(this.deadlocks.count()).isGreaterThan(before);
	}

	/** Removes a programme while somebody's transaction does something in it. */
	private Future<?> discardWhile(Consumer<Job> work, ProgramId demo) throws InterruptedException {
		var begun = new CountDownLatch(1);
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			pool.submit(() -> this.transaction.executeWithoutResult((status) -> work.accept(new Job(begun))));
			assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
			return pool.submit(() -> this.removal.discard(demo));
		}
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

	/** What a job does in its transaction, step by step. */
	private final class Job {

		private final CountDownLatch begun;

		private Job(CountDownLatch begun) {
			this.begun = begun;
		}

		void noteProgress(ProgramId program) {
			jdbc().sql("""
					insert into expiry_reminder_progress (id, program_id, done_at) values (gen_random_uuid(), ?, now())
					""").param(program.value()).update();
		}

		void lockStores(ProgramId program) {
			jdbc().sql("select id from store where program_id = ? for update")
				.param(program.value())
				.query()
				.listOfRows();
		}

		/** Until somebody waits for this transaction. */
		void awaitOther() {
			this.begun.countDown();
			Awaitility.await().pollInSameThread().pollInterval(Duration.ofMillis(20)).until(() -> jdbc().sql("""
					select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))
					""").query(Boolean.class).single());
		}

		private JdbcClient jdbc() {
			return ProgramRemovalTest.this.jdbc;
		}

	}

}
