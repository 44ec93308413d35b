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

	/** Since the database began; the server tells it a second late. */
	public long count() throws InterruptedException {
		Thread.sleep(1_500);
		return this.database.sql("select deadlocks from pg_stat_database where datname = current_database()")
			.query(Long.class)
			.single();
	}

}
