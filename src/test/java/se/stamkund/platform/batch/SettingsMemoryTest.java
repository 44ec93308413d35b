package se.stamkund.platform.batch;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@IntegrationTest
class SettingsMemoryTest {

	@Autowired
	SettingsMemory memory;

	@Autowired
	TestPrograms programs;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	JdbcClient database;

	private final AtomicInteger reads = new AtomicInteger();

	@Test
	void remembersUntilSettingsChange() {
		var program = this.programs.createId();
		assertThat(read(program)).isEqualTo(1);
		assertThat(read(program)).as("remembered").isEqualTo(1);

		this.database.sql("update store set name = 'Another' where program_id = ?").param(program.value()).update();

		assertThat(read(program)).as("read again").isEqualTo(2);
		assertThat(read(program)).isEqualTo(2);
	}

	@Test
	void remembersForEachProgrammeByItself() {
		var one = this.programs.createId();
		var other = this.programs.createId();
		assertThat(read(one)).isEqualTo(1);
		assertThat(read(other)).isEqualTo(2);
		assertThat(read(one)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update program set name = 'New' where id = :program",
			"insert into store (id, program_id, code, name, kind, version) values (uuidv7(), :program, 'x', 'X', 'WEB', 0)",
			"insert into part_payment_settings (id, program_id, allowed, minimum, maximum_percent, step) "
					+ "values (uuidv7(), :program, true, 1, 50, 1)",
			"insert into checkout_settings (id, program_id, best_for, free_partly) "
					+ "values (uuidv7(), :program, 'CUSTOMER', true)" })
	void readsAgainAfterEveryKindOfChange(String change) {
		var program = this.programs.createId();
		read(program);

		this.database.sql(change).param("program", program.value()).update();

		assertThat(read(program)).isEqualTo(2);
	}

	@Test
	void everyTableThatIsRememberedRaisesTheRevision() {
		assertThat(this.database.sql("""
				select distinct relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
				where t.tgname = 'settings_revision_rises' and c.relnamespace = current_schema()::regnamespace
				""").query(String.class).list()).containsExactlyInAnyOrder("program", "store", "points_settings",
				"earning_rule", "part_payment_settings", "checkout_settings");
	}

	@Test
	void forgetsWhatWasReadInATransactionThatFailed() {
		var program = this.programs.createId();
		assertThatIllegalStateException()
			.isThrownBy(() -> this.transactions.executeWithoutResult((status) -> this.memory.during(program, () -> {
				answer(program);
				throw new IllegalStateException("undone");
			})));

		assertThat(read(program)).isEqualTo(2);
	}

	@Test
	void seesWhatItsOwnTransactionChanged() {
		var program = this.programs.createId();
		read(program);

		this.transactions.executeWithoutResult((status) -> {
			this.database.sql("update program set name = 'New' where id = ?").param(program.value()).update();
			assertThat(this.memory.<Integer>during(program, () -> answer(program))).isEqualTo(2);
			status.setRollbackOnly();
		});

		assertThat(read(program)).as("what was rolled back is not remembered").isGreaterThanOrEqualTo(3);
	}

	private int read(ProgramId program) {
		return this.transactions.execute((status) -> this.memory.during(program, () -> answer(program)));
	}

	/** Says which reading it is that answers. */
	private int answer(ProgramId program) {
		return ReadOnce.get(SettingsMemoryTest.class, program, this.reads::incrementAndGet);
	}

}
