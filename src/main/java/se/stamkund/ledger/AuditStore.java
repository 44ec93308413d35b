package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Audits and what they found. */
@Repository
class AuditStore {

	/** An instance that doesn't finish a part in time is taken to be dead. */
	private static final Duration LEASE = Duration.ofMinutes(10);

	private static final int KEPT_DIFFERENCES = 1000;

	private final JdbcClient jdbc;

	AuditStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A new one, unless one is open already. */
	void insert(ProgramId program, Actor actor, Instant at) {
		this.jdbc.sql("""
				insert into ledger_audit (id, program_id, state, asked_by, asked_at, accounts)
				values (?, ?, 'WAITING', ?, ?, (select count(*) from points_account where program_id = ?))
				on conflict (program_id) where state in ('WAITING', 'RUNNING') do nothing
				""")
			.params(Ids.next(), program.value(), actor.toString(), SqlColumns.utc(at), program.value())
			.update();
	}

	List<AuditRun> latest(ProgramId program, int limit) {
		return this.jdbc.sql("select * from ledger_audit where program_id = ? order by asked_at desc, id desc limit ?")
			.params(program.value(), limit)
			.query((row, number) -> view(row))
			.list();
	}

	Optional<AuditRun> find(ProgramId program, UUID audit) {
		return this.jdbc.sql("select * from ledger_audit where program_id = ? and id = ?")
			.params(program.value(), audit)
			.query((row, number) -> view(row))
			.optional();
	}

	List<LedgerAudit.Difference> differences(ProgramId program, UUID audit, int after, int limit) {
		return this.jdbc.sql("""
				select member_id, what, stored, derived from ledger_audit_difference
				where program_id = ? and audit_id = ? and position > ?
				order by position
				limit ?
				""").params(program.value(), audit, after, limit).query((row, number) -> {
			var member = row.getObject("member_id", UUID.class);
			return new LedgerAudit.Difference((member != null) ? new MemberId(member) : null, row.getString("what"),
					row.getLong("stored"), row.getLong("derived"));
		}).list();
	}

	/** The audit that waits longest for somebody to check its next part. */
	Optional<Task> claim(Instant now) {
		return this.jdbc.sql("""
				update ledger_audit a
				set state = 'RUNNING', started_at = coalesce(a.started_at, :now), leased_until = :until
				from (
					select id, program_id from ledger_audit
					where state in ('WAITING', 'RUNNING') and (leased_until is null or leased_until < :now)
					order by asked_at
					limit 1
					for update skip locked) c
				where a.id = c.id and a.program_id = c.program_id
				returning a.id, a.program_id, a.phase, a.cursor, a.differences
				""")
			.param("now", SqlColumns.utc(now))
			.param("until", SqlColumns.utc(now.plus(LEASE)))
			.query((row, number) -> new Task(SqlColumns.uuid(row, "id"),
					new ProgramId(SqlColumns.uuid(row, "program_id")), AuditPhase.valueOf(row.getString("phase")),
					row.getObject("cursor", UUID.class), row.getLong("differences")))
			.optional();
	}

	/** Notes what a part found, and lets go of the audit. */
	void store(Task task, LedgerAudit.Part part, Instant now) {
		var over = part.last() == null;
		this.jdbc.sql("""
				update ledger_audit
				set accounts_checked = accounts_checked + :accounts, entries_checked = entries_checked + :entries,
					lots_checked = lots_checked + :lots, differences = differences + :differences, phase = :phase,
					cursor = :cursor, leased_until = null, state = :state, finished_at = :finished
				where program_id = :program and id = :id
				""")
			.param("accounts", part.accounts())
			.param("entries", part.entries())
			.param("lots", part.lots())
			.param("differences", part.differences().size())
			.param("phase", (over && !task.phase().isLast()) ? task.phase().next().name() : task.phase().name())
			.param("cursor", part.last())
			.param("state", (over && task.phase().isLast()) ? "DONE" : "RUNNING")
			.param("finished", (over && task.phase().isLast()) ? SqlColumns.utc(now) : null,
					Types.TIMESTAMP_WITH_TIMEZONE)
			.param("program", task.program().value())
			.param("id", task.id())
			.update();
		var position = task.differences();
		for (var difference : part.differences()) {
			if (++position > KEPT_DIFFERENCES) {
				break;
			}
			var member = difference.member();
			this.jdbc
				.sql("""
						insert into ledger_audit_difference (audit_id, program_id, position, member_id, what, stored, derived)
						values (:audit, :program, :position, :member, :what, :stored, :derived)
						""")
				.param("audit", task.id())
				.param("program", task.program().value())
				.param("position", position)
				.param("member", (member != null) ? member.value() : null)
				.param("what", difference.what())
				.param("stored", difference.stored())
				.param("derived", difference.derived())
				.update();
		}
	}

	void fail(Task task, Instant now) {
		this.jdbc.sql("""
				update ledger_audit set state = 'FAILED', finished_at = ?, leased_until = null
				where program_id = ? and id = ?
				""").params(SqlColumns.utc(now), task.program().value(), task.id()).update();
	}

	private static AuditRun view(ResultSet row) throws SQLException {
		return new AuditRun(SqlColumns.uuid(row, "id"), AuditRun.State.valueOf(row.getString("state")),
				row.getString("asked_by"), SqlColumns.requiredInstant(row, "asked_at"),
				SqlColumns.instant(row, "finished_at"), row.getLong("accounts"), row.getLong("accounts_checked"),
				row.getLong("entries_checked"), row.getLong("lots_checked"), row.getLong("differences"));
	}

	/**
	 * A part to be checked.
	 *
	 * @param cursor where it begins; null for the first of its phase
	 * @param differences how many were found so far
	 */
	record Task(UUID id, ProgramId program, AuditPhase phase, @Nullable UUID cursor, long differences) {
	}

}
