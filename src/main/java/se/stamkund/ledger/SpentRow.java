package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import se.stamkund.shared.MemberId;

/** A spending as stored, once for each lot it used; its member is whose lot that is. */
record SpentRow(UUID entry, MemberId member, Reference reference, LedgerAccount to, UUID lot, long points,
		long returned, Instant at, long number, int position) {

	static SpentRow read(ResultSet row) throws SQLException {
		return new SpentRow(SqlColumns.uuid(row, "entry_id"), new MemberId(SqlColumns.uuid(row, "member_id")),
				new Reference(row.getString("reference_type"), SqlColumns.uuid(row, "reference_id")),
				LedgerAccount.valueOf(row.getString("to_account")), SqlColumns.uuid(row, "lot_id"),
				row.getLong("points"), row.getLong("returned"), SqlColumns.requiredInstant(row, "occurred_at"),
				row.getLong("number"), row.getInt("position"));
	}

}
