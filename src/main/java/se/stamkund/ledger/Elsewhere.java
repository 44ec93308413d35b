package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import se.stamkund.shared.MemberId;

/** That so many points of a lot's award are in another lot, the root. */
record Elsewhere(MemberId member, UUID lot, UUID root, long points) {

	static Elsewhere read(ResultSet row) throws SQLException {
		return new Elsewhere(new MemberId(SqlColumns.uuid(row, "member_id")), SqlColumns.uuid(row, "lot_id"),
				SqlColumns.uuid(row, "root_id"), row.getLong("points"));
	}

}
