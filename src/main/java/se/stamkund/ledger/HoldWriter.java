package se.stamkund.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Stores holds that are new or have changed. */
@Repository
class HoldWriter {

	private final JdbcClient jdbc;

	HoldWriter(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(ProgramId program, Collection<MemberAccount> accounts) {
		insertHolds(program, holds(accounts, (hold) -> hold.stored == null));
	}

	void update(ProgramId program, Collection<MemberAccount> accounts) {
		updateHolds(program, holds(accounts, (hold) -> hold.stored != null && !hold.stored.equals(hold.status())));
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

	private record StoredHold(MemberId member, PointsHold hold) {
	}

}
