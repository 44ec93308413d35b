package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Stores what was done to accounts: one statement for each table, however much it is. */
@Repository
class LedgerWriter {

	private final JdbcClient jdbc;

	LedgerWriter(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void write(ProgramId program, Collection<MemberAccount> accounts) {
		insertLots(program, rows(accounts, (lot) -> lot.stored == null));
		insertHolds(program, holds(accounts, (hold) -> hold.stored == null));
		insertEntries(program, accounts.stream().flatMap((account) -> account.booked.stream()).toList());
		insertAllocations(program, accounts);
		updateLots(program, rows(accounts, (lot) -> lot.stored != null && !lot.stored.equals(lot.state())));
		updateHolds(program, holds(accounts, (hold) -> hold.stored != null && !hold.stored.equals(hold.status())));
		upsertElsewhere(program, accounts);
		updateAccounts(program, accounts);
	}

	private void updateAccounts(ProgramId program, Collection<MemberAccount> accounts) {
		update("""
				update points_account a
				set active = n.active, pending = n.pending, held = n.held, debt = n.debt, owed = n.owed,
					lifetime = n.lifetime, entries = n.entries, booked_at = n.booked_at,
					last_activity_at = n.last_activity_at, idle_at = n.idle_at, next_due_at = n.next_due_at
				from unnest(:member, :active, :pending, :held, :debt, :owed, :lifetime, :entries, :bookedAt,
					:lastActivityAt, :idleAt, :nextDueAt)
					n (member_id, active, pending, held, debt, owed, lifetime, entries, booked_at, last_activity_at,
						idle_at, next_due_at)
				where a.program_id = :program and a.member_id = n.member_id
				""", program,
				new SqlColumns<>(accounts).uuid("member", (account) -> account.member.value())
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
					.instant("nextDueAt", MemberAccount::nextDueAt));
	}

	private void insertLots(ProgramId program, List<LotRow> lots) {
		if (!lots.isEmpty()) {
			update("""
					insert into lot (program_id, id, member_id, number, source, award_type, award_id, origin_id, initial,
						pending, active, held, owed, debt, taken, given, earned_at, made_at, part, active_from, expires_at, idle)
					select :program, n.*
					from unnest(:id, :member, :number, :source, :awardType, :awardId, :originId, :initial, :pending,
						:active, :held, :owed, :debt, :taken, :given, :earnedAt, :madeAt, :part, :activeFrom, :expiresAt,
						:idle) n
					""",
					program,
					states(lots).uuid("member", (row) -> row.member().value())
						.number("number", (row) -> row.lot().origin.number())
						.text("source", (row) -> row.lot().origin.source())
						.text("awardType", (row) -> row.lot().origin.award().type())
						.uuid("awardId", (row) -> row.lot().origin.award().id())
						.uuid("originId", (row) -> row.lot().origin.from())
						.number("initial", (row) -> row.lot().origin.initial())
						.instant("earnedAt", (row) -> row.lot().origin.earnedAt())
						.instant("madeAt", (row) -> row.lot().origin.madeAt())
						.text("part", (row) -> row.lot().origin.part()));
		}
	}

	private void updateLots(ProgramId program, List<LotRow> lots) {
		if (!lots.isEmpty()) {
			update("""
					update lot l
					set pending = n.pending, active = n.active, held = n.held, owed = n.owed, debt = n.debt,
						taken = n.taken, given = n.given, active_from = n.active_from, expires_at = n.expires_at, idle = n.idle
					from unnest(:id, :pending, :active, :held, :owed, :debt, :taken, :given, :activeFrom, :expiresAt, :idle)
						n (id, pending, active, held, owed, debt, taken, given, active_from, expires_at, idle)
					where l.program_id = :program and l.id = n.id
					""",
					program, states(lots));
		}
	}

	private static SqlColumns<LotRow> states(List<LotRow> lots) {
		return new SqlColumns<>(lots).uuid("id", (row) -> row.lot().id())
			.number("pending", (row) -> row.lot().pending)
			.number("active", (row) -> row.lot().active)
			.number("held", (row) -> row.lot().held)
			.number("owed", (row) -> row.lot().owed)
			.number("debt", (row) -> row.lot().debt)
			.number("taken", (row) -> row.lot().taken)
			.number("given", (row) -> row.lot().given)
			.instant("activeFrom", (row) -> row.lot().activeFrom)
			.instant("expiresAt", (row) -> row.lot().expiresAt)
			.flag("idle", (row) -> row.lot().idle);
	}

	private void insertHolds(ProgramId program, List<StoredHold> holds) {
		if (!holds.isEmpty()) {
			update("""
					insert into points_hold (program_id, id, member_id, points, captured, state, reference_type, reference_id,
						opened_at, expires_at, closed_at)
					select :program, n.*
					from unnest(:id, :member, :points, :captured, :state, :referenceType, :referenceId, :openedAt,
						:expiresAt, :closedAt) n
					""",
					program,
					statuses(holds).uuid("member", (row) -> row.member().value())
						.number("points", (row) -> row.hold().points())
						.text("referenceType", (row) -> row.hold().reference.type())
						.uuid("referenceId", (row) -> row.hold().reference.id())
						.instant("openedAt", (row) -> row.hold().openedAt));
		}
	}

	private void updateHolds(ProgramId program, List<StoredHold> holds) {
		if (!holds.isEmpty()) {
			update("""
					update points_hold h
					set captured = n.captured, state = n.state, expires_at = n.expires_at, closed_at = n.closed_at
					from unnest(:id, :captured, :state, :expiresAt, :closedAt)
						n (id, captured, state, expires_at, closed_at)
					where h.program_id = :program and h.id = n.id
					""", program, statuses(holds));
		}
	}

	private static SqlColumns<StoredHold> statuses(List<StoredHold> holds) {
		return new SqlColumns<>(holds).uuid("id", (row) -> row.hold().id)
			.number("captured", (row) -> row.hold().captured)
			.text("state", (row) -> row.hold().state)
			.instant("expiresAt", (row) -> row.hold().expiresAt)
			.instant("closedAt", (row) -> row.hold().closedAt);
	}

	private void insertEntries(ProgramId program, List<Booked> booked) {
		if (booked.isEmpty()) {
			return;
		}
		var entries = booked.stream().map(Booked::entry).toList();
		// by the server's clock: sums of what is recorded before some time must miss none
		update("""
				insert into ledger_entry (program_id, id, member_id, number, transaction_id, kind, from_account, to_account,
					points, balance, lot_id, hold_id, reverses_id, reference_type, reference_id, actor, occurred_at,
					recorded_at)
				select :program, n.*, clock_timestamp()
				from unnest(:id, :member, :number, :transaction, :kind, :from, :to, :points, :balance, :lot, :hold,
					:reverses, :referenceType, :referenceId, :actor, :occurredAt) n
				""",
				program,
				new SqlColumns<>(entries).uuid("id", Entry::id)
					.uuid("member", (entry) -> entry.member().value())
					.number("number", Entry::number)
					.uuid("transaction", Entry::transaction)
					.text("kind", Entry::kind)
					.text("from", Entry::from)
					.text("to", Entry::to)
					.number("points", (entry) -> entry.points().value())
					.number("balance", (entry) -> entry.balance().value())
					.uuid("lot", Entry::lot)
					.uuid("hold", Entry::hold)
					.uuid("reverses", Entry::reverses)
					.text("referenceType", (entry) -> entry.reference().type())
					.uuid("referenceId", (entry) -> entry.reference().id())
					.text("actor", Entry::actor)
					.instant("occurredAt", Entry::occurredAt));
	}

	private void insertAllocations(ProgramId program, Collection<MemberAccount> accounts) {
		List<Allocation> allocations = new ArrayList<>();
		accounts.stream()
			.flatMap((account) -> account.booked.stream())
			.filter((booked) -> booked.entry().lot() == null)
			.forEach((booked) -> {
				int position = 0;
				for (var use : booked.uses()) {
					allocations.add(new Allocation(booked.entry().id(), position++, use));
				}
			});
		if (!allocations.isEmpty()) {
			update("""
					insert into lot_allocation (program_id, entry_id, position, lot_id, points, charged_lot_id, root_lot_id)
					select :program, n.*
					from unnest(:entry, :position, :lot, :points, :charged, :root) n
					""",
					program,
					new SqlColumns<>(allocations).uuid("entry", Allocation::entry)
						.number("position", Allocation::position)
						.uuid("lot", (allocation) -> allocation.use().lot().id())
						.number("points", (allocation) -> allocation.use().points())
						.uuid("charged", (allocation) -> id(allocation.use().charged()))
						.uuid("root", (allocation) -> id(allocation.use().root())));
		}
	}

	private void upsertElsewhere(ProgramId program, Collection<MemberAccount> accounts) {
		var swapped = accounts.stream()
			.flatMap((account) -> account.lots.values()
				.stream()
				.flatMap((lot) -> lot.swapped.stream()
					.map((root) -> new Elsewhere(account.member, lot.id(), root,
							lot.elsewhere.getOrDefault(root, 0L)))))
			.toList();
		if (!swapped.isEmpty()) {
			update("""
					insert into lot_elsewhere (program_id, member_id, lot_id, root_id, points)
					select :program, n.*
					from unnest(:member, :lot, :root, :points) n
					on conflict (lot_id, root_id, program_id) do update set points = excluded.points
					""", program,
					new SqlColumns<>(swapped).uuid("member", (row) -> row.member().value())
						.uuid("lot", Elsewhere::lot)
						.uuid("root", Elsewhere::root)
						.number("points", Elsewhere::points));
		}
	}

	private static List<LotRow> rows(Collection<MemberAccount> accounts, Predicate<Lot> which) {
		return accounts.stream()
			.flatMap((account) -> account.lots.values()
				.stream()
				.filter(which)
				.map((lot) -> new LotRow(account.member, lot)))
			.toList();
	}

	private static List<StoredHold> holds(Collection<MemberAccount> accounts, Predicate<PointsHold> which) {
		return accounts.stream()
			.flatMap((account) -> account.holds.values()
				.stream()
				.filter(which)
				.map((hold) -> new StoredHold(account.member, hold)))
			.toList();
	}

	private <T> void update(String sql, ProgramId program, SqlColumns<T> columns) {
		this.jdbc.sql(sql).params(columns.parameters(program.value())).update();
	}

	private static @Nullable UUID id(@Nullable Lot lot) {
		return (lot != null) ? lot.id() : null;
	}

	private record LotRow(MemberId member, Lot lot) {
	}

	private record StoredHold(MemberId member, PointsHold hold) {
	}

	private record Allocation(UUID entry, int position, Use use) {
	}

}
