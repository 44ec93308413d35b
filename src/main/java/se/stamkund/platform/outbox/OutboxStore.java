package se.stamkund.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/** The rows of the outbox. */
@Repository
class OutboxStore {

	private final JdbcClient database;

	private final Clock clock;

	OutboxStore(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/** In one statement. */
	void insert(List<StoredEvent> events) {
		this.database.sql("""
				insert into outbox_event (id, program_id, type, payload, published_at, created_at, next_attempt_at,
					heard_by)
				select n.id, n.program_id, n.type, n.payload::jsonb, n.published_at, :now, :now,
					coalesce(string_to_array(nullif(n.heard_by, ''), ','), '{}')
				from unnest(:ids, :programs, :types, :payloads, :times, :heard)
					n (id, program_id, type, payload, published_at, heard_by)
				""")
			.param("now", utc(this.clock.instant()))
			.param("ids", column("uuid", events, StoredEvent::id))
			.param("programs", column("uuid", events, (event) -> event.program().value()))
			.param("types", column("text", events, StoredEvent::type))
			.param("payloads", column("text", events, StoredEvent::payload))
			.param("times", column("timestamptz", events, StoredEvent::publishedAt))
			.param("heard", column("text", events, (event) -> String.join(",", event.heardBy())))
			.update();
	}

	private static <E> SqlArrayValue column(String type, List<E> events, Function<E, Object> value) {
		return new SqlArrayValue(type, events.stream().map(value).toArray());
	}

	/**
	 * Takes due events that no other worker has just taken. They come back to the queue
	 * by themselves if this worker dies.
	 * @param program whose events to take; all if null
	 */
	List<ClaimedEvent> claim(int limit, Duration lease, @Nullable ProgramId program) {
		var now = this.clock.instant();
		return this.database.sql("""
				update outbox_event e set attempts = attempts + 1, next_attempt_at = :leased
				from (
					select id, program_id from outbox_event
					where next_attempt_at <= :now and (:program::uuid is null or program_id = :program)
					order by next_attempt_at, id limit :limit
					for update skip locked
				) due
				where e.id = due.id and e.program_id = due.program_id
				returning e.id, e.program_id, e.type, e.published_at, e.payload, e.heard_by, e.attempts
				""")
			.param("leased", utc(now.plus(lease)))
			.param("now", utc(now))
			.param("program", (program != null) ? program.value() : null)
			.param("limit", limit)
			.query(OutboxStore::map)
			.list();
	}

	private static ClaimedEvent map(ResultSet row, int number) throws SQLException {
		return new ClaimedEvent(row.getObject("id", UUID.class), row.getObject("program_id", UUID.class),
				row.getString("type"), row.getObject("published_at", OffsetDateTime.class).toInstant(),
				row.getString("payload"), Set.of((String[]) row.getArray("heard_by").getArray()),
				row.getInt("attempts"));
	}

	void delete(List<ClaimedEvent> heard) {
		if (!heard.isEmpty()) {
			this.database.sql("""
					delete from outbox_event e using unnest(:ids, :programs) h (id, program_id)
					where e.id = h.id and e.program_id = h.program_id
					""")
				.param("ids", column("uuid", heard, ClaimedEvent::id))
				.param("programs", column("uuid", heard, ClaimedEvent::programId))
				.update();
		}
	}

	/** Puts the event back for later, or aside if {@code next} is null. */
	void putBack(ClaimedEvent event, Collection<String> heardBy, @Nullable Instant next, String error) {
		this.database
			.sql("""
					update outbox_event set heard_by = string_to_array(:heardBy, ','), next_attempt_at = :next, last_error = :error
					where id = :id and program_id = :program
					""")
			.param("heardBy", String.join(",", heardBy))
			.param("next", (next != null) ? utc(next) : null)
			.param("error", error)
			.param("id", event.id())
			.param("program", event.programId())
			.update();
	}

	/** How many wait for a human. */
	long countLaidAside() {
		return this.database.sql("select count(*) from outbox_event where next_attempt_at is null")
			.query(Long.class)
			.single();
	}

	int deleteOlderThan(Instant instant) {
		return this.database.sql("delete from outbox_event where created_at < ?").param(utc(instant)).update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
