package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Rows as one array per column, so that {@code unnest} takes any number of them in one
 * statement.
 */
final class SqlColumns<T> {

	private final Collection<T> rows;

	private final Map<String, Object> parameters = new LinkedHashMap<>();

	SqlColumns(Collection<T> rows) {
		this.rows = rows;
	}

	SqlColumns<T> uuid(String name, Function<T, @Nullable UUID> value) {
		return add(name, "uuid", value);
	}

	SqlColumns<T> number(String name, Function<T, Number> value) {
		return add(name, "bigint", value);
	}

	SqlColumns<T> text(String name, Function<T, ?> value) {
		return add(name, "text", (row) -> String.valueOf(value.apply(row)));
	}

	SqlColumns<T> instant(String name, Function<T, @Nullable Instant> value) {
		return add(name, "timestamptz", value);
	}

	SqlColumns<T> flag(String name, Function<T, Boolean> value) {
		return add(name, "bool", value);
	}

	Map<String, Object> parameters(UUID program) {
		this.parameters.put("program", program);
		return this.parameters;
	}

	private SqlColumns<T> add(String name, String type, Function<T, ? extends @Nullable Object> value) {
		var column = this.rows.stream().map((row) -> value.apply(row)).toArray();
		this.parameters.put(name, new SqlArrayValue(type, column));
		return this;
	}

	static SqlArrayValue uuids(Collection<UUID> ids) {
		return new SqlArrayValue("uuid", ids.toArray());
	}

	static SqlArrayValue instants(Collection<? extends @Nullable Instant> instants) {
		return new SqlArrayValue("timestamptz", instants.toArray());
	}

	static SqlArrayValue texts(Collection<? extends @Nullable String> texts) {
		return new SqlArrayValue("text", texts.toArray());
	}

	static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	static Instant requiredInstant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
