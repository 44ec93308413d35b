package se.stamkund.voucher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.database.Columns;
import se.stamkund.platform.due.DueWork;
import se.stamkund.shared.ProgramId;

/**
 * Books that holds have lapsed, whether they count doesn't depend on it, and forgets
 * those of long ago.
 */
@Component
class VoucherDueWork implements DueWork {

	/** So long what was held and came to nothing is remembered. */
	static final Duration MEMORY = Duration.ofDays(90);

	private static final int BATCH = 1000;

	private final JdbcClient database;

	VoucherDueWork(JdbcClient database) {
		this.database = database;
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.database.sql("""
				select held_until from voucher_use
				where program_id = :program and state = 'HELD' and held_until <= :limit
				order by held_until limit 1
				""")
			.param("program", program.value())
			.param("limit", Columns.utc(limit))
			.query((row, number) -> Columns.requiredInstant(row, "held_until"))
			.optional();
	}

	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		this.database.sql("""
				update voucher_use set state = 'LAPSED', ended_at = held_until
				where program_id = :program and id in (
					select id from voucher_use
					where program_id = :program and state = 'HELD' and held_until <= :now
					order by held_until limit :batch for update skip locked)
				""").param("program", program.value()).param("now", Columns.utc(now)).param("batch", BATCH).update();
		forget(program, now);
	}

	private void forget(ProgramId program, Instant now) {
		this.database.sql("""
				delete from voucher_use
				where program_id = :program and state in ('RELEASED', 'LAPSED') and id in (
					select id from voucher_use
					where program_id = :program and state in ('RELEASED', 'LAPSED') and ended_at < :long_ago
					order by ended_at limit :batch for update skip locked)
				""")
			.param("program", program.value())
			.param("long_ago", Columns.utc(now.minus(MEMORY)))
			.param("batch", BATCH)
			.update();
	}

}
