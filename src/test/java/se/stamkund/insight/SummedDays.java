package se.stamkund.insight;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** Runs the job that sums days, for one programme and without its margin of time. */
@Component
public class SummedDays {

	private final LedgerDaysUpdate update;

	private final Programs programs;

	private final JdbcClient jdbc;

	SummedDays(LedgerDaysUpdate update, Programs programs, JdbcClient jdbc) {
		this.update = update;
		this.programs = programs;
		this.jdbc = jdbc;
	}

	/** Once, as far as it gets. */
	public void update(ProgramId program) {
		this.update.run(program, this.programs.get(program).zone(), Duration.ZERO);
	}

	/** Until all entries recorded so far are in the sums. */
	public void complete(ProgramId program) {
		var now = this.jdbc.sql("select clock_timestamp()").query(java.time.OffsetDateTime.class).single();
		for (int i = 0; i < 1000; i++) {
			update(program);
			var done = this.jdbc.sql("select coalesce(complete_until > ?, false) from ledger_days where program_id = ?")
				.params(now, program.value())
				.query(Boolean.class)
				.single();
			if (done) {
				return;
			}
			sleep();
		}
		throw new AssertionError("The sums of days don't catch up");
	}

	private static void sleep() {
		try {
			Thread.sleep(10);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How many entries the sums have. */
	public long entries(ProgramId program) {
		return this.jdbc.sql("select coalesce(sum(entries), 0) from ledger_day where program_id = ?")
			.param(program.value())
			.query(Long.class)
			.single();
	}

}
