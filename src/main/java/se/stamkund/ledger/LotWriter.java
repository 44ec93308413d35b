package se.stamkund.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Stores lots that are new or have changed. */
@Repository
class LotWriter {

	private final JdbcClient jdbc;

	LotWriter(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(ProgramId program, Collection<MemberAccount> accounts) {
		insertLots(program, rows(accounts, (lot) -> lot.stored == null));
	}

	void update(ProgramId program, Collection<MemberAccount> accounts) {
		updateLots(program, rows(accounts, (lot) -> lot.stored != null && !lot.stored.equals(lot.state())));
		upsertElsewhere(program, accounts);
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

	private <T> void update(String sql, ProgramId program, SqlColumns<T> columns) {
		this.jdbc.sql(sql).params(columns.parameters(program.value())).update();
	}

	private record LotRow(MemberId member, Lot lot) {
	}

}
