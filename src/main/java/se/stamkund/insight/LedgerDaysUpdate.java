package se.stamkund.insight;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/**
 * Adds entries to the sums of their days: each once, and only when it is certain that no
 * transaction under way will still record one before them. That costs those who write
 * entries nothing, and no row of a programme is shared by its orders.
 */
@Component
class LedgerDaysUpdate {

	/** The server's clock may be set back by so much. */
	static final Duration MARGIN = Duration.ofMinutes(1);

	private final JdbcClient database;

	LedgerDaysUpdate(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Goes as far as it may, unless another instance is at it. A first call only notes
	 * how far a later one may go, once the transactions that run now have ended.
	 */
	@Transactional
	public void run(ProgramId program, ZoneId zone, Duration margin) {
		this.database.sql("insert into ledger_days (program_id, zone) values (?, ?) on conflict do nothing")
			.params(program.value(), zone.getId())
			.update();
		var claimed = this.database.sql("select zone from ledger_days where program_id = ? for update skip locked")
			.param(program.value())
			.query(String.class)
			.optional();
		if (claimed.isEmpty()) {
			return;
		}
		if (!claimed.get().equals(zone.getId())) {
			this.database.sql("update ledger_days set zone = ?, complete_until = null where program_id = ?")
				.params(zone.getId(), program.value())
				.update();
		}
		if (mayGoOn(program)) {
			add(program, zone, margin);
		}
		nextCandidate(program);
	}

	/** All transactions that ran when the candidate was noted have ended. */
	private boolean mayGoOn(ProgramId program) {
		return this.database.sql("""
				select coalesce(candidate_xid <= pg_snapshot_xmin(pg_current_snapshot()), false)
				from ledger_days where program_id = ?
				""").param(program.value()).query(Boolean.class).single();
	}

	private void add(ProgramId program, ZoneId zone, Duration margin) {
		this.database.sql("""
				delete from ledger_day d
				using ledger_days s
				where d.program_id = :program and s.program_id = :program and s.complete_until is null
				""").param("program", program.value()).update();
		this.database
			.sql("""
					insert into ledger_day as d (program_id, day, from_account, to_account, points, entries)
					select e.program_id, DAY, e.from_account, e.to_account, sum(e.points), count(*)
					from ledger_entry e
					where e.program_id = :program
						and e.recorded_at >= (
							select coalesce(complete_until, '-infinity') from ledger_days where program_id = :program)
						and e.recorded_at < (
							select candidate_at - make_interval(secs => :margin) from ledger_days where program_id = :program)
					group by 1, 2, 3, 4
					on conflict (program_id, day, from_account, to_account)
						do update set points = d.points + excluded.points, entries = d.entries + excluded.entries
					"""
				.replace("DAY", LedgerDays.DAY))
			.param("program", program.value())
			.param("zone", zone.getId())
			.param("margin", margin.toSeconds())
			.update();
		this.database.sql("""
				update ledger_days
				set complete_until = greatest(complete_until, candidate_at - make_interval(secs => :margin)),
					candidate_xid = null
				where program_id = :program
				""").param("program", program.value()).param("margin", margin.toSeconds()).update();
	}

	/**
	 * Notes a new candidate if the last was used, or is from another server's life, as
	 * after a restore. What a transaction records that begins after the snapshot is
	 * recorded after the statement began.
	 */
	private void nextCandidate(ProgramId program) {
		this.database
			.sql("""
					update ledger_days
					set candidate_at = statement_timestamp(), candidate_xid = pg_snapshot_xmax(pg_current_snapshot())
					where program_id = ? and (candidate_xid is null or candidate_xid > pg_snapshot_xmax(pg_current_snapshot()))
					""")
			.param(program.value())
			.update();
	}

}
