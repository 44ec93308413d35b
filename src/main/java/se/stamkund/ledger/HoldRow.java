package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/** A hold, once for each lot of it. */
record HoldRow(UUID id, MemberId member, HoldState state, long captured, Reference reference, Instant openedAt,
		Instant expiresAt, @Nullable Instant closedAt, UUID lot, long points) {

	static HoldRow read(ResultSet row) throws SQLException {
		return new HoldRow(SqlColumns.uuid(row, "id"), new MemberId(SqlColumns.uuid(row, "member_id")),
				HoldState.valueOf(row.getString("state")), row.getLong("captured"),
				new Reference(row.getString("reference_type"), SqlColumns.uuid(row, "reference_id")),
				SqlColumns.requiredInstant(row, "opened_at"), SqlColumns.requiredInstant(row, "expires_at"),
				SqlColumns.instant(row, "closed_at"), SqlColumns.uuid(row, "lot_id"), row.getLong("points"));
	}

	/**
	 * The hold, as far as its lots are the account's: those of a closed one may have gone
	 * back to another member when a merge was undone.
	 */
	static PointsHold toHold(List<HoldRow> rows, MemberAccount account) {
		var row = rows.getFirst();
		var uses = rows.stream()
			.filter((each) -> row.state == HoldState.OPEN || account.lots.containsKey(each.lot))
			.map((each) -> new Use(account.lot(each.lot), each.points))
			.toList();
		var hold = new PointsHold(row.id, row.reference, row.openedAt, row.expiresAt, uses);
		hold.state = row.state;
		hold.captured = row.captured;
		hold.closedAt = row.closedAt;
		hold.stored = hold.status();
		return hold;
	}

}
