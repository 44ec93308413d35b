package se.stamkund.tier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.MemberId;

/** Dossiers and facts from rows. */
final class DossierRows {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private DossierRows() {
	}

	static Dossier dossier(MemberId member, ResultSet row) throws SQLException {
		return new Dossier(member, requiredInstant(row, "joined_at"), row.getInt("revision"),
				new Dossier.Booked(row.getObject("tier_id", UUID.class), instant(row, "since"),
						instant(row, "next_move_at"), row.getInt("ladder")),
				new HashMap<>(), placements(row.getString("placements")));
	}

	private static List<Placement> placements(@Nullable String json) {
		if (json == null) {
			return List.of();
		}
		var placements = new ArrayList<Placement>();
		for (var row : JSON.readValue(json, new TypeReference<List<Map<String, @Nullable Object>>>() {
		})) {
			var until = row.get("until");
			placements.add(new Placement(UUID.fromString(String.valueOf(row.get("tier"))),
					Boolean.TRUE.equals(row.get("at_least")), time(String.valueOf(row.get("from"))),
					(until != null) ? time(until.toString()) : null));
		}
		return List.copyOf(placements);
	}

	private static Instant time(String text) {
		return OffsetDateTime.parse(text).toInstant();
	}

	static Fact fact(ResultSet row) throws SQLException {
		return new Fact(requiredInstant(row, "bought_at"), row.getLong("points"), row.getLong("money"),
				row.getLong("orders"), row.getBoolean("brought"));
	}

	static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	private static Instant requiredInstant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}
