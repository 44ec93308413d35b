package se.stamkund.reward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.tier.Text;

/** How a redemption is read from its row. */
final class RedemptionRow {

	static final String SELECT = """
			select id, member_id, reward_id, kind, name_sv, name_en, points, counted, voucher_id, gift_card_id, fulfilment,
				note, tracking, redeemed_at, redeemed_by, fulfilled_at, cancelled_at
			from redemption
			""";

	private RedemptionRow() {
	}

	static RedemptionView view(ResultSet row) throws SQLException {
		var fulfilment = row.getString("fulfilment");
		return new RedemptionView(row.getObject("id", UUID.class), new MemberId(row.getObject("member_id", UUID.class)),
				row.getObject("reward_id", UUID.class), RewardKind.valueOf(row.getString("kind")),
				new Text(row.getString("name_sv"), row.getString("name_en")), row.getLong("points"),
				row.getBoolean("counted"), row.getObject("voucher_id", UUID.class),
				row.getObject("gift_card_id", UUID.class), (fulfilment != null) ? Fulfilment.valueOf(fulfilment) : null,
				row.getString("note"), row.getString("tracking"), instant(row, "redeemed_at"),
				row.getString("redeemed_by"), nullable(row, "fulfilled_at"), nullable(row, "cancelled_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}

}
