package se.stamkund.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** A few words less for plain SQL. */
final class Sql {

	private Sql() {
	}

	/** Runs statements in one transaction, after others that prepare the session. */
	static void run(Connection connection, String sql, String... before) throws SQLException {
		try (var statement = connection.createStatement()) {
			for (var each : before) {
				statement.execute(each);
			}
			statement.execute(sql);
		}
	}

	static long number(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
	}

}
