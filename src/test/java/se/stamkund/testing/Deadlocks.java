package se.stamkund.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often transactions have waited for each other in a circle. */
@Component
public class Deadlocks {

	private final JdbcClient database;

	Deadlocks(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Since the database began. Who was chosen to give way has waited for a second, so
	 * the server counts it before it answers.
	 */
	public long count() {
		return this.database.sql("select deadlocks from pg_stat_database where datname = current_database()")
			.query(Long.class)
			.single();
	}

}
