package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Accounts without their lots: makes, locks and reads them. */
@Repository
class AccountStore {

	private static final String SELECT = """
			select member_id, active, pending, held, debt, owed, lifetime, entries, booked_at, last_activity_at, idle_at,
				next_due_at, merged_into, expiry_change, coalesce((
					select max(c.number) from expiry_change c where c.program_id = :program), 0) as latest_change
			from points_account
			where program_id = :program and member_id = any (:members)
			order by member_id
			""";

	private final JdbcClient jdbc;

	AccountStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Locks the members' accounts, which it makes if need be, in the order of their ids.
	 * All are made before any is locked, so that those who make and those who lock never
	 * wait for each other in a circle. Who makes one keeps changes of expiry from being
	 * announced until it can be seen, so that the walk through all accounts finds it. It
	 * follows those there have been when something is posted to it.
	 */
	List<MemberAccount> lock(ProgramId program, Collection<MemberId> members) {
		this.jdbc.sql("""
				insert into points_account (program_id, member_id, expiry_change)
				select :program, m.id,
					case when pg_advisory_xact_lock_shared(
						hashtextextended('expiry_change ' || cast(:program as text), 0))::text is not null then 0 end
				from unnest(:members) m(id)
				where not exists (
					select from points_account a where a.program_id = :program and a.member_id = m.id)
				order by m.id
				on conflict do nothing
				""").param("program", program.value()).param("members", ids(members)).update();
		return select(SELECT + "for update", program, members);
	}

	/** The accounts as they are stored, unlocked. */
	List<MemberAccount> read(ProgramId program, Collection<MemberId> members) {
		return select(SELECT, program, members);
	}

	/** When something falls due next, if that is not after the limit. */
	Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.jdbc.sql("""
				select next_due_at from points_account
				where program_id = :program and next_due_at <= :limit
				order by next_due_at
				limit 1
				""")
			.param("program", program.value())
			.param("limit", SqlColumns.utc(limit))
			.query((row, number) -> SqlColumns.requiredInstant(row, "next_due_at"))
			.optional();
	}

	/** Locks accounts on which something is due, those that nobody else is at work on. */
	List<MemberId> claimDue(ProgramId program, Instant now, int limit) {
		return due(program, now, limit, "for update skip locked");
	}

	/** Members on whose accounts something is due, the longest overdue first. */
	List<MemberId> findDue(ProgramId program, Instant now, int limit) {
		return due(program, now, limit, "");
	}

	/**
	 * Members on whose accounts something is due, by their ids from after one.
	 * @param change also those that don't follow this change of expiry yet; 0 for none
	 */
	List<MemberId> findDueAfter(ProgramId program, Instant now, int change, @Nullable MemberId after, int limit) {
		return this.jdbc
			.sql("""
					select member_id from points_account
					where program_id = :program and %s
						and (cast(:after as uuid) is null or member_id > :after)
					order by member_id
					limit :limit
					""".formatted((change > 0) ? "(next_due_at <= :now or expiry_change < :change and entries > 0)"
					: "next_due_at <= :now"))
			.param("change", change)
			.param("program", program.value())
			.param("now", SqlColumns.utc(now))
			.param("after", (after != null) ? after.value() : null)
			.param("limit", limit)
			.query((row, number) -> new MemberId(SqlColumns.uuid(row, "member_id")))
			.list();
	}

	private List<MemberId> due(ProgramId program, Instant now, int limit, String lock) {
		return this.jdbc.sql("""
				select member_id from points_account
				where program_id = :program and next_due_at <= :now
				order by next_due_at
				limit :limit
				""" + lock)
			.param("program", program.value())
			.param("now", SqlColumns.utc(now))
			.param("limit", limit)
			.query((row, number) -> new MemberId(SqlColumns.uuid(row, "member_id")))
			.list();
	}

	private List<MemberAccount> select(String sql, ProgramId program, Collection<MemberId> members) {
		return this.jdbc.sql(sql)
			.param("program", program.value())
			.param("members", ids(members))
			.query((row, number) -> account(row))
			.list();
	}

	private static SqlArrayValue ids(Collection<MemberId> members) {
		return SqlColumns.uuids(members.stream().map(MemberId::value).toList());
	}

	private static MemberAccount account(ResultSet row) throws SQLException {
		var account = new MemberAccount(new MemberId(SqlColumns.uuid(row, "member_id")));
		account.active = row.getLong("active");
		account.pending = row.getLong("pending");
		account.held = row.getLong("held");
		account.debt = row.getLong("debt");
		account.owed = row.getLong("owed");
		account.lifetime = row.getLong("lifetime");
		account.entries = row.getLong("entries");
		account.bookedAt = SqlColumns.instant(row, "booked_at");
		account.lastActivityAt = SqlColumns.instant(row, "last_activity_at");
		account.idleAt = SqlColumns.instant(row, "idle_at");
		account.storedDueAt = SqlColumns.instant(row, "next_due_at");
		var mergedInto = row.getObject("merged_into", UUID.class);
		account.mergedInto = (mergedInto != null) ? new MemberId(mergedInto) : null;
		account.expiryChange = row.getInt("expiry_change");
		account.latestChange = row.getInt("latest_change");
		account.complete = account.entries == 0;
		return account;
	}

}
