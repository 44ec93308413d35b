package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.due.DueWork;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Writes the dates a change of expiry gives into every account, in the order of the
 * members, a batch at a time. What it has not come to yet is right all the same: whoever
 * reads or changes such an account applies the change first. Waits for whoever is at work
 * on an account, so that nobody is passed by who has not heard of the change.
 */
@Component
class ExpiryChangeWork implements DueWork {

	private static final int BATCH = 5000;

	private final JdbcClient jdbc;

	private final Ledger ledger;

	private final ObjectProvider<Redating> redating;

	ExpiryChangeWork(JdbcClient jdbc, Ledger ledger, ObjectProvider<Redating> redating) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.redating = redating;
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.jdbc.sql("""
				select changed_at from expiry_change
				where program_id = :program and finished_at is null and changed_at <= :limit
				order by number limit 1
				""")
			.param("program", program.value())
			.param("limit", SqlColumns.utc(limit))
			.query((row, number) -> SqlColumns.requiredInstant(row, "changed_at"))
			.optional();
	}

	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		this.jdbc.sql("""
				select id, number, changed_at, policy, existing, done_until from expiry_change
				where program_id = ? and finished_at is null
				order by number limit 1 for update
				""")
			.param(program.value())
			.query((row, number) -> new Walk(SqlColumns.uuid(row, "id"),
					new ExpiryChange(row.getInt("number"), SqlColumns.requiredInstant(row, "changed_at"),
							row.getString("policy"), row.getBoolean("existing")),
					row.getObject("done_until", UUID.class)))
			.optional()
			.ifPresent((walk) -> step(program, walk, now));
	}

	private void step(ProgramId program, Walk walk, Instant now) {
		var members = lock(program, walk);
		var accounts = look(program, walk, members);
		if (accounts.isEmpty()) {
			this.jdbc.sql("update expiry_change set finished_at = :now where program_id = :program and id = :id")
				.param("now", SqlColumns.utc(now))
				.param("program", program.value())
				.param("id", walk.id())
				.update();
			return;
		}
		var plain = accounts.stream().filter(Visited::plain).map(Visited::member).toList();
		var special = accounts.stream()
			.filter((account) -> account.behind() && !account.plain())
			.map((account) -> new MemberId(account.member()))
			.toList();
		if (!special.isEmpty()) {
			this.ledger.bookDue(program, now, special);
		}
		if (!plain.isEmpty()) {
			redate(program, walk.change(), plain);
		}
		this.jdbc.sql("update expiry_change set done_until = :last where program_id = :program and id = :id")
			.param("last", accounts.getLast().member())
			.param("program", program.value())
			.param("id", walk.id())
			.update();
	}

	private List<UUID> lock(ProgramId program, Walk walk) {
		return this.jdbc.sql("""
				select member_id from points_account
				where program_id = :program and (cast(:after as uuid) is null or member_id > :after)
				order by member_id
				limit :limit
				for update
				""")
			.param("program", program.value())
			.param("after", walk.doneUntil())
			.param("limit", BATCH)
			.query((row, number) -> SqlColumns.uuid(row, "member_id"))
			.list();
	}

	/**
	 * The accounts as they are now that nobody else is at work on them, which is another
	 * look than that which may have waited for them. One is plain if all its open lots
	 * get the same date: nothing was due on it before the change, nothing has happened on
	 * it since, and no lot begins later or lives its own way.
	 */
	private List<Visited> look(ProgramId program, Walk walk, List<UUID> members) {
		return this.jdbc.sql("""
				select a.member_id, a.expiry_change < :number as behind,
					a.expiry_change = :number - 1 and (a.next_due_at is null or a.next_due_at > :at)
					and (a.last_activity_at is null or a.last_activity_at <= :at) and not exists (
						select from lot l
						where l.program_id = a.program_id and l.member_id = a.member_id and l.open
							and (l.active_from > :at or l.part <> '')) as plain
				from points_account a
				where a.program_id = :program and a.member_id = any (:members)
				order by a.member_id
				""")
			.param("program", program.value())
			.param("number", walk.change().number())
			.param("at", SqlColumns.utc(walk.change().at()))
			.param("members", SqlColumns.uuids(members))
			.query((row, number) -> new Visited(SqlColumns.uuid(row, "member_id"), row.getBoolean("behind"),
					row.getBoolean("plain")))
			.list();
	}

	/** The same as {@link Redate} does, for many accounts at once. */
	private void redate(ProgramId program, ExpiryChange change, List<UUID> members) {
		var dates = this.redating.getObject().of(program, change);
		var idleAt = dates.idleAt(change.at());
		var expiry = change.existing() ? dates.expiry("", change.at()) : null;
		if (expiry != null) {
			this.jdbc.sql("""
					update lot l set expires_at = :expiresAt, idle = :idle
					from points_account a
					where a.program_id = :program and a.member_id = any (:members)
						and l.program_id = a.program_id and l.member_id = a.member_id
						and l.open and l.active_from is not null
						and coalesce(case when l.idle then a.idle_at else l.expires_at end > :at, true)
					""")
				.param("expiresAt", (expiry instanceof Expiry.At at) ? SqlColumns.utc(Micros.of(at.instant())) : null)
				.param("idle", expiry instanceof Expiry.WhenIdle)
				.param("program", program.value())
				.param("members", SqlColumns.uuids(members))
				.param("at", SqlColumns.utc(change.at()))
				.update();
		}
		this.jdbc.sql("""
				update points_account a
				set expiry_change = :number, idle_at = n.idle_at, next_due_at = n.due_at
				from (
					select b.member_id, i.idle_at, least(
						(select min(h.expires_at) from points_hold h
						where h.program_id = b.program_id and h.member_id = b.member_id and h.state = 'OPEN'),
						(select min(case when l.pending > 0 and l.active_from is not null then l.active_from
							when l.active = 0 then null when l.idle then i.idle_at else l.expires_at end)
						from lot l
						where l.program_id = b.program_id and l.member_id = b.member_id and l.open)) as due_at
					from points_account b
					cross join lateral (
						select case when cast(:idleAt as timestamptz) is not null and coalesce(b.idle_at > :at, true)
							then cast(:idleAt as timestamptz) else b.idle_at end as idle_at) i
					where b.program_id = :program and b.member_id = any (:members)) n
				where a.program_id = :program and a.member_id = n.member_id
				""")
			.param("number", change.number())
			.param("idleAt", (idleAt != null) ? SqlColumns.utc(Micros.of(idleAt)) : null)
			.param("at", SqlColumns.utc(change.at()))
			.param("program", program.value())
			.param("members", SqlColumns.uuids(members))
			.update();
	}

	private record Walk(UUID id, ExpiryChange change, @Nullable UUID doneUntil) {
	}

	private record Visited(UUID member, boolean behind, boolean plain) {
	}

}
