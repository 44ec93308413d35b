package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Reads the lots, holds and spendings that accounts need for what is to be done. */
@Repository
class LotStore {

	private static final String SELECT = """
			select l.id, l.member_id, l.number, l.source, l.award_type, l.award_id, l.origin_id, l.initial, l.pending, l.active,
			l.held, l.owed, l.debt, l.taken, l.given, l.earned_at, l.made_at, l.part, l.active_from, l.expires_at, l.idle
			from lot l
			""";

	private final JdbcClient jdbc;

	LotStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Completes the accounts by their open lots and holds, and what else is needed. */
	void complete(ProgramId program, Collection<MemberAccount> accounts, Needs needs) {
		var byMember = accounts.stream()
			.collect(Collectors.toMap((account) -> account.member.value(), Function.identity()));
		loadLots(program, byMember, needs);
		if (needs.claims() || accounts.stream().anyMatch((account) -> account.owed > 0 || account.debt > 0)) {
			loadElsewhere(program, byMember);
		}
		if (accounts.size() > 1) {
			loadOrigins(program, byMember);
		}
		if (!needs.holds().isEmpty() || accounts.stream().anyMatch((account) -> account.held > 0)) {
			loadHolds(program, byMember, needs);
		}
		if (!needs.spent().isEmpty()) {
			loadSpent(program, byMember, needs);
		}
		accounts.forEach((account) -> account.complete = true);
	}

	private void loadLots(ProgramId program, Map<UUID, MemberAccount> accounts, Needs needs) {
		this.jdbc.sql(SELECT + """
				where l.program_id = :program and l.open and l.member_id = any (:members)
				union
				""" + SELECT + """
				where l.program_id = :program and l.award_id = any (:awards) and l.member_id = any (:members)
				order by number, id
				""")
			.param("program", program.value())
			.param("members", SqlColumns.uuids(accounts.keySet()))
			.param("awards", SqlColumns.uuids(needs.awards()))
			.query((row) -> {
				add(accounts, row);
			});
	}

	private void loadElsewhere(ProgramId program, Map<UUID, MemberAccount> accounts) {
		var rows = this.jdbc.sql("""
				select member_id, lot_id, root_id, points
				from lot_elsewhere
				where program_id = :program and member_id = any (:members) and points > 0
				order by lot_id, root_id
				""")
			.param("program", program.value())
			.param("members", SqlColumns.uuids(accounts.keySet()))
			.query((row, number) -> Elsewhere.read(row))
			.list();
		loadByIds(program, accounts,
				rows.stream().flatMap((row) -> Stream.of(row.lot(), row.root())).collect(Collectors.toSet()));
		rows.forEach((row) -> {
			var account = account(accounts, row.member());
			account.lot(row.lot()).elsewhere.put(row.root(), row.points());
		});
	}

	/** The lots that transfers to be undone came from. */
	private void loadOrigins(ProgramId program, Map<UUID, MemberAccount> accounts) {
		Set<UUID> origins = new HashSet<>();
		accounts.values().forEach((account) -> account.lots.values().forEach((lot) -> {
			if (lot.origin.from() != null) {
				origins.add(lot.origin.from());
			}
		}));
		loadByIds(program, accounts, origins);
	}

	/**
	 * The lots of these ids, as far as they are one of the accounts' and not here yet.
	 */
	void load(ProgramId program, Map<UUID, MemberAccount> accounts, Set<UUID> ids) {
		loadByIds(program, accounts, ids);
	}

	/** The holds of these ids, open or not. */
	void loadHolds(ProgramId program, Map<UUID, MemberAccount> accounts, Set<UUID> ids) {
		loadHolds(program, accounts, new Needs(Set.of(), Set.of(), ids, false));
	}

	private void loadByIds(ProgramId program, Map<UUID, MemberAccount> accounts, Set<UUID> ids) {
		accounts.values().forEach((account) -> ids.removeAll(account.lots.keySet()));
		if (!ids.isEmpty()) {
			this.jdbc.sql(SELECT + """
					where l.program_id = :program and l.id = any (:ids) and l.member_id = any (:members)
					order by l.number, l.id
					""")
				.param("program", program.value())
				.param("ids", SqlColumns.uuids(ids))
				.param("members", SqlColumns.uuids(accounts.keySet()))
				.query((row) -> {
					add(accounts, row);
				});
		}
	}

	private void loadHolds(ProgramId program, Map<UUID, MemberAccount> accounts, Needs needs) {
		var rows = this.jdbc
			.sql("""
					select h.id, h.member_id, h.state, h.captured, h.reference_type, h.reference_id, h.opened_at, h.expires_at,
						h.closed_at, m.lot_id, m.points
					from points_hold h
					join lot_movement m on m.program_id = h.program_id and m.entry_id = h.id
					where h.program_id = :program and h.member_id = any (:members)
						and (h.state = 'OPEN' or h.id = any (:holds))
					order by h.opened_at, h.id, m.position
					""")
			.param("program", program.value())
			.param("members", SqlColumns.uuids(accounts.keySet()))
			.param("holds", SqlColumns.uuids(needs.holds()))
			.query((row, number) -> HoldRow.read(row))
			.list();
		loadByIds(program, accounts, rows.stream().map(HoldRow::lot).collect(Collectors.toCollection(HashSet::new)));
		rows.stream()
			.collect(Collectors.groupingBy(HoldRow::id, LinkedHashMap::new, Collectors.toList()))
			.values()
			.forEach((hold) -> {
				var account = account(accounts, hold.getFirst().member());
				account.add(HoldRow.toHold(hold, account));
			});
	}

	private void loadSpent(ProgramId program, Map<UUID, MemberAccount> accounts, Needs needs) {
		var rows = this.jdbc.sql("""
				select m.entry_id, l.member_id, m.to_account, m.lot_id, m.points, m.occurred_at, m.reference_type,
					m.reference_id, m.number, m.position, coalesce((
						select sum(r.points) from lot_movement r
						where r.program_id = m.program_id and r.reverses_id = m.entry_id and r.lot_id = m.lot_id), 0)
						as returned
				from lot_movement m
				join lot l on l.program_id = m.program_id and l.id = m.lot_id
				where m.program_id = :program and m.reference_id = any (:spent) and l.member_id = any (:members)
					and m.to_account in ('REDEEMED', 'ADJUSTED')
					and m.kind in ('SPENDING', 'CAPTURE', 'ADJUSTMENT')
				order by m.occurred_at, m.number, m.position
				""")
			.param("program", program.value())
			.param("spent", SqlColumns.uuids(needs.spent()))
			.param("members", SqlColumns.uuids(accounts.keySet()))
			.query((row, number) -> SpentRow.read(row))
			.list();
		loadByIds(program, accounts, rows.stream().map(SpentRow::lot).collect(Collectors.toCollection(HashSet::new)));
		rows.forEach((row) -> {
			var account = account(accounts, row.member());
			account.add(row.reference(), new Spent(row.entry(), row.to(), account.lot(row.lot()), row.points(),
					row.returned(), row.at(), row.number(), row.position()));
		});
	}

	private static void add(Map<UUID, MemberAccount> accounts, ResultSet row) throws SQLException {
		account(accounts, row).add(lot(row));
	}

	private static MemberAccount account(Map<UUID, MemberAccount> accounts, ResultSet row) throws SQLException {
		return account(accounts, new MemberId(SqlColumns.uuid(row, "member_id")));
	}

	private static MemberAccount account(Map<UUID, MemberAccount> accounts, MemberId member) {
		return Objects.requireNonNull(accounts.get(member.value()));
	}

	private static Lot lot(ResultSet row) throws SQLException {
		var lot = new Lot(new Lot.Origin(SqlColumns.uuid(row, "id"), row.getLong("number"),
				LedgerAccount.valueOf(row.getString("source")),
				new Reference(row.getString("award_type"), SqlColumns.uuid(row, "award_id")),
				row.getObject("origin_id", UUID.class), row.getLong("initial"),
				SqlColumns.requiredInstant(row, "earned_at"), SqlColumns.requiredInstant(row, "made_at"),
				row.getString("part")));
		lot.pending = row.getLong("pending");
		lot.active = row.getLong("active");
		lot.held = row.getLong("held");
		lot.owed = row.getLong("owed");
		lot.debt = row.getLong("debt");
		lot.taken = row.getLong("taken");
		lot.given = row.getLong("given");
		lot.activeFrom = SqlColumns.instant(row, "active_from");
		lot.expiresAt = SqlColumns.instant(row, "expires_at");
		lot.idle = row.getBoolean("idle");
		lot.stored = lot.state();
		return lot;
	}

}
