package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/** Stores entries, with the lots they used. */
@Repository
class EntryWriter {

	private final JdbcClient jdbc;

	EntryWriter(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(ProgramId program, Collection<MemberAccount> accounts) {
		insertEntries(program, accounts.stream().flatMap((account) -> account.booked.stream()).toList());
		insertAllocations(program, accounts);
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

	private <T> void update(String sql, ProgramId program, SqlColumns<T> columns) {
		this.jdbc.sql(sql).params(columns.parameters(program.value())).update();
	}

	private static @Nullable UUID id(@Nullable Lot lot) {
		return (lot != null) ? lot.id() : null;
	}

	private record Allocation(UUID entry, int position, Use use) {
	}

}
