package se.stamkund.ledger;

import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/** Stores what was done to accounts: one statement for each table, however much it is. */
@Repository
class LedgerWriter {

	private final LotWriter lots;

	private final HoldWriter holds;

	private final EntryWriter entries;

	private final JdbcClient jdbc;

	LedgerWriter(LotWriter lots, HoldWriter holds, EntryWriter entries, JdbcClient jdbc) {
		this.lots = lots;
		this.holds = holds;
		this.entries = entries;
		this.jdbc = jdbc;
	}

	/** What is new comes before the entries that refer to it. */
	void write(ProgramId program, Collection<MemberAccount> accounts) {
		this.lots.insert(program, accounts);
		this.holds.insert(program, accounts);
		this.entries.insert(program, accounts);
		this.lots.update(program, accounts);
		this.holds.update(program, accounts);
		updateAccounts(program, accounts);
	}

	private void updateAccounts(ProgramId program, Collection<MemberAccount> accounts) {
		this.jdbc.sql("""
				update points_account a
				set active = n.active, pending = n.pending, held = n.held, debt = n.debt, owed = n.owed,
					lifetime = n.lifetime, entries = n.entries, booked_at = n.booked_at,
					last_activity_at = n.last_activity_at, idle_at = n.idle_at, next_due_at = n.next_due_at
				from unnest(:member, :active, :pending, :held, :debt, :owed, :lifetime, :entries, :bookedAt,
					:lastActivityAt, :idleAt, :nextDueAt)
					n (member_id, active, pending, held, debt, owed, lifetime, entries, booked_at, last_activity_at,
						idle_at, next_due_at)
				where a.program_id = :program and a.member_id = n.member_id
				""")
			.params(new SqlColumns<>(accounts).uuid("member", (account) -> account.member.value())
				.number("active", (account) -> account.active)
				.number("pending", (account) -> account.pending)
				.number("held", (account) -> account.held)
				.number("debt", (account) -> account.debt)
				.number("owed", (account) -> account.owed)
				.number("lifetime", (account) -> account.lifetime)
				.number("entries", (account) -> account.entries)
				.instant("bookedAt", (account) -> account.bookedAt)
				.instant("lastActivityAt", (account) -> account.lastActivityAt)
				.instant("idleAt", (account) -> account.idleAt)
				.instant("nextDueAt", MemberAccount::nextDueAt)
				.parameters(program.value()))
			.update();
	}

}
