package se.stamkund.dataload;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/** Reads what is taken out, a piece at a time, and writes cells. */
@Repository
class ExportRows {

	private static final int FETCH = 500;

	private final JdbcClient database;

	ExportRows(JdbcClient database) {
		this.database = database;
	}

	/** Takes a row. */
	interface RowWriter {

		void write(ResultSet row) throws SQLException;

	}

	/** All rows of a query about {@code :program}. */
	void each(String sql, ProgramId program, RowWriter writer) {
		try (var rows = this.database.sql(sql)
			.withFetchSize(FETCH)
			.param("program", program.value())
			.query((row, number) -> {
				writer.write(row);
				return number;
			})
			.stream()) {
			rows.forEach((number) -> {
			});
		}
	}

	static List<String> texts(ResultSet row, String column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

	static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	static @Nullable String time(ResultSet row, String column) throws SQLException {
		var at = instant(row, column);
		return (at != null) ? at.toString() : null;
	}

	/** With the decimal comma that Excel wants in Sweden. */
	static String number(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString().replace('.', ',');
	}

	static String money(long minor, Currency currency) {
		return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString().replace('.', ',');
	}

}
