package se.stamkund.platform.database;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * After migrating as the owner, gives the role that the pool connects as what it needs
 * and no more: it owns nothing, so it can't alter a table, drop a trigger or truncate.
 * Tables whose comment starts with "append-only" can't be updated or deleted from either.
 * <p>
 * With a single user for both there is nothing to give, and nothing is done.
 */
@Component
class AppRoleCallback extends BaseCallback {

	private final JdbcConnectionDetails app;

	AppRoleCallback(JdbcConnectionDetails app) {
		this.app = app;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_MIGRATE;
	}

	@Override
	public void handle(Event event, Context context) {
		var role = this.app.getUsername();
		var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
		if (role != null && !role.equals(database.sql("select current_user").query(String.class).single())) {
			new AppRole(database, role).prepare(this.app.getPassword());
		}
	}

	/** Flyway commits when all is done. */
	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

}
