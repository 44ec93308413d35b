package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** The changes of how a programme's points expire. */
@Service
public class ExpiryChanges {

	private static final String SELECT = "select number, changed_at, policy, existing from expiry_change ";

	private final JdbcClient jdbc;

	ExpiryChanges(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Says that something else holds from now on, also for points there are already.
	 * Every account follows at once, however late it is written down there. Two changes
	 * of a programme must not be announced at the same time. Waits for whoever is making
	 * accounts, who wait for it: each is either seen by the walk through all of them or
	 * made by somebody who knows of the change.
	 * @return the number of the change, for the terms that come with it
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int announce(ProgramId program, Instant at, String policy, boolean existing) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('expiry_change ' || cast(? as text), 0))::text")
			.param(program.value())
			.query(String.class)
			.single();
		return this.jdbc.sql("""
				insert into expiry_change (id, program_id, number, changed_at, policy, existing)
				select :id, :program, coalesce(max(c.number), 0) + 1, :at, :policy, :existing
				from expiry_change c
				where c.program_id = :program
				returning number
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("at", SqlColumns.utc(Micros.of(at)))
			.param("policy", policy)
			.param("existing", existing)
			.query(Integer.class)
			.single();
	}

	/** Whether accounts are still being gone over. */
	@Transactional(readOnly = true)
	public boolean inProgress(ProgramId program) {
		return this.jdbc.sql("""
				select exists (select from expiry_change where program_id = ? and finished_at is null)
				""").param(program.value()).query(Boolean.class).single();
	}

	/** The changes after that of a number, in order. */
	List<ExpiryChange> after(ProgramId program, int number) {
		return this.jdbc.sql(SELECT + "where program_id = ? and number > ? order by number")
			.params(program.value(), number)
			.query(ExpiryChanges::change)
			.list();
	}

	/** The changes that not every account may follow yet, in order. */
	List<ExpiryChange> unfinished(ProgramId program) {
		return this.jdbc.sql(SELECT + "where program_id = ? and finished_at is null order by number")
			.param(program.value())
			.query(ExpiryChanges::change)
			.list();
	}

	private static ExpiryChange change(ResultSet row, int n) throws SQLException {
		return new ExpiryChange(row.getInt("number"), SqlColumns.requiredInstant(row, "changed_at"),
				row.getString("policy"), row.getBoolean("existing"));
	}

}
