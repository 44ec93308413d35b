package se.stamkund.platform.api;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** Keeps the answers to calls with an {@code Idempotency-Key}. */
@Component
class IdempotencyStore {

	/** How long a call that commits for itself may run before it counts as dead. */
	static final Duration LEASE = Duration.ofSeconds(60);

	private static final Duration KEPT = Duration.ofDays(30);

	private static final int BATCH = 5_000;

	private final JdbcClient database;

	private final Clock clock;

	IdempotencyStore(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Reserves the key for this transaction; it is free again when that ends, however it
	 * ends.
	 * @return whether no other transaction has it
	 */
	boolean lock(ProgramId program, String key) {
		return this.database.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 7231))")
			.param("name", program + " " + key)
			.query(Boolean.class)
			.single();
	}

	Optional<StoredAnswer> find(ProgramId program, String key) {
		return this.database.sql("""
				select fingerprint, status, content_type, location, etag, body from idempotency_key
				where program_id = :program and key = :key
				""").param("program", program.value()).param("key", key).query(StoredAnswer.class).optional();
	}

	/** Stores what was answered, in the caller's transaction. */
	void insert(ProgramId program, String key, StoredAnswer answer) {
		save(program, key, answer);
	}

	/**
	 * Marks the key as in use by a call that commits for itself; false if it is taken.
	 */
	@Transactional
	boolean lease(ProgramId program, String key, byte[] fingerprint) {
		withoutWaitingForTheDisk();
		return this.database.sql("""
				insert into idempotency_key (program_id, key, fingerprint, created_at, leased_until)
				values (:program, :key, :fingerprint, :now, :until)
				on conflict (program_id, key) do update set fingerprint = excluded.fingerprint,
					created_at = excluded.created_at, leased_until = excluded.leased_until
				where idempotency_key.leased_until < :now
				""")
			.param("program", program.value())
			.param("key", key)
			.param("fingerprint", fingerprint)
			.param("now", now())
			.param("until", now().plus(LEASE))
			.update() == 1;
	}

	/** Ends a lease with the answer. */
	@Transactional
	void finish(ProgramId program, String key, StoredAnswer answer) {
		withoutWaitingForTheDisk();
		save(program, key, answer);
	}

	/** Ends a lease without one: the call may be made again at once. */
	@Transactional
	void release(ProgramId program, String key) {
		this.database.sql("delete from idempotency_key where program_id = :program and key = :key and status is null")
			.param("program", program.value())
			.param("key", key)
			.update();
	}

	/** Forgets old answers, some at a time. */
	void purge() {
		int deleted = BATCH;
		while (deleted == BATCH) {
			deleted = this.database.sql("""
					delete from idempotency_key where (program_id, key) in (
						select program_id, key from idempotency_key where created_at < :before
						order by created_at limit :batch for update skip locked)
					""").param("before", now().minus(KEPT)).param("batch", BATCH).update();
		}
	}

	private void save(ProgramId program, String key, StoredAnswer answer) {
		this.database.sql("""
				insert into idempotency_key
					(program_id, key, fingerprint, created_at, status, content_type, location, etag, body)
				values (:program, :key, :fingerprint, :now, :status, :type, :location, :etag, :body)
				on conflict (program_id, key) do update set status = excluded.status, leased_until = null,
					content_type = excluded.content_type, location = excluded.location, etag = excluded.etag,
					body = excluded.body
				""")
			.param("program", program.value())
			.param("key", key)
			.param("fingerprint", answer.fingerprint())
			.param("now", now())
			.param("status", answer.status())
			.param("type", answer.contentType(), Types.VARCHAR)
			.param("location", answer.location(), Types.VARCHAR)
			.param("etag", answer.etag(), Types.VARCHAR)
			.param("body", (answer.body() != null) ? answer.body() : new byte[0])
			.update();
	}

	/** A lease or answer lost with the server costs a repetition, which is harmless. */
	private void withoutWaitingForTheDisk() {
		this.database.sql("set local synchronous_commit to off").update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
