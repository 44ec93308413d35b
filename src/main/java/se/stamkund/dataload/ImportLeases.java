package se.stamkund.dataload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;

/**
 * Who works on an import, and how far that has come. Whoever has the lease alone may say
 * so; it runs out when nothing is heard of him.
 */
@Repository
class ImportLeases {

	/** Longer than a batch ever takes. */
	private static final Duration LENGTH = Duration.ofSeconds(45);

	private final ImportRows rows;

	private final JdbcClient database;

	private final JsonMapper json;

	private final Clock clock;

	ImportLeases(ImportRows rows, JdbcClient database, JsonMapper json, Clock clock) {
		this.rows = rows;
		this.database = database;
		this.json = json;
		this.clock = clock;
	}

	/** An import and the right to work on it. */
	record Claimed(ImportView view, UUID lease) {
	}

	/** Takes work that nobody does, or that somebody left undone. */
	Optional<Claimed> claim() {
		var lease = Ids.next();
		var now = this.clock.instant();
		return this.database.sql("""
				update data_import i set lease = :lease, leased_until = :until
				from (
					select id, program_id from data_import
					where state in ('CHECKING', 'RUNNING', 'UNDOING') and leased_until <= :now
					order by leased_until limit 1
					for update skip locked
				) free
				where i.id = free.id and i.program_id = free.program_id
				returning i.*
				""")
			.param("lease", lease)
			.param("now", ImportRows.utc(now))
			.param("until", ImportRows.utc(now.plus(LENGTH)))
			.query(this.rows::view)
			.optional()
			.map((view) -> new Claimed(view, lease));
	}

	/**
	 * Notes how far the work has come, in the transaction that did it.
	 * @throws LostLeaseException if somebody else has taken over
	 */
	void progress(Claimed work, int done, Tally tally) {
		held(work, "done = :done, tally = :tally::jsonb, leased_until = :until",
				(row) -> row.param("done", done).param("tally", json(tally)).param("until", until()));
	}

	/** Notes how many lines the file has been taken apart into. */
	void staged(Claimed work, int lines, boolean all) {
		held(work, "staged = :lines, staged_all = :all, leased_until = :until",
				(row) -> row.param("lines", lines).param("all", all).param("until", until()));
	}

	/** The work is done. */
	void finish(Claimed work, ImportState state, Tally tally, Instant now) {
		held(work, """
				state = :state, tally = :tally::jsonb, lease = null, leased_until = null, failure = null,
				failure_arguments = null, forecast = case when :state = 'CHECKED' then :tally::jsonb else forecast end,
				finished_at = case when :state = 'DONE' then :now else finished_at end,
				undone_at = case when :state = 'UNDONE' then :now else undone_at end""",
				(row) -> row.param("state", state.name())
					.param("tally", json(tally))
					.param("now", ImportRows.utc(now)));
	}

	/** The file can't be read as it is said to be written. */
	void fail(Claimed work, BusinessRuleException reason) {
		held(work, """
				state = 'UPLOADED', tally = :tally::jsonb, lease = null, leased_until = null, failure = :failure,
				failure_arguments = :arguments""",
				(row) -> row.param("tally", json(Tally.empty()))
					.param("failure", reason.code())
					.param("arguments", Arrays.stream(reason.arguments()).map(String::valueOf).toArray(String[]::new)));
	}

	/** Lets go of work that is not done; somebody takes it up after a while. */
	void release(Claimed work, Duration pause, @Nullable String failure) {
		change(work, "lease = null, leased_until = :from, failure = :failure, failure_arguments = null",
				(row) -> row.param("from", ImportRows.utc(this.clock.instant().plus(pause))).param("failure", failure));
	}

	private void held(Claimed work, String set, UnaryOperator<StatementSpec> values) {
		LostLeaseException.unless(change(work, set, values) == 1);
	}

	private int change(Claimed work, String set, UnaryOperator<StatementSpec> values) {
		return values
			.apply(this.database
				.sql("update data_import set " + set + " where program_id = :program and id = :id and lease = :lease"))
			.param("program", work.view().program().value())
			.param("id", work.view().id())
			.param("lease", work.lease())
			.update();
	}

	private OffsetDateTime until() {
		return ImportRows.utc(this.clock.instant().plus(LENGTH));
	}

	private String json(Tally tally) {
		return this.json.writeValueAsString(tally);
	}

}
