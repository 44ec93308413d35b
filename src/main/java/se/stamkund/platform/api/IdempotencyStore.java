package se.stamkund.platform.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
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

	/**
	 * Reserves the keys for this transaction, as {@link #lock} does one.
	 * @return by key, what is known of it
	 */
	Map<String, Reserved> reserve(ProgramId program, Collection<String> keys) {
		var reserved = new HashMap<String, Reserved>();
		this.database
			.sql("""
					select k.key as name, pg_try_advisory_xact_lock(hashtextextended(:program || ' ' || k.key, 7231)) as ours,
						s.fingerprint, s.status, s.content_type, s.location, s.etag, s.body
					from unnest(:keys) k (key)
					left join idempotency_key s on s.program_id = :program::uuid and s.key = k.key
					""")
			.param("program", program.toString())
			.param("keys", keys.toArray(String[]::new))
			.query((row) -> {
				reserved.put(row.getString("name"), Reserved.of(row));
			});
		return reserved;
	}

	/**
	 * Stores what was answered to reserved keys, in the caller's transaction.
	 * @throws ConcurrencyFailureException if one has been answered since it was reserved
	 */
	void insertAll(ProgramId program, Map<String, StoredAnswer> answers) {
		var keys = List.copyOf(answers.keySet());
		var rows = keys.stream().map(answers::get).map(Objects::requireNonNull).toList();
		int stored = this.database.sql("""
				insert into idempotency_key
					(program_id, key, fingerprint, created_at, status, content_type, location, etag, body)
				select :program, n.key, n.fingerprint, :now, n.status, n.type, n.location, n.etag, n.body
				from unnest(:keys, :fingerprints, :statuses, :types, :locations, :etags, :bodies)
					n (key, fingerprint, status, type, location, etag, body)
				on conflict (program_id, key) do update set fingerprint = excluded.fingerprint,
					created_at = excluded.created_at, status = excluded.status, leased_until = null,
					content_type = excluded.content_type, location = excluded.location, etag = excluded.etag,
					body = excluded.body
				where idempotency_key.leased_until < :now
				""")
			.param("program", program.value())
			.param("now", now())
			.param("keys", keys.toArray(String[]::new))
			.param("fingerprints", rows.stream().map(StoredAnswer::fingerprint).toArray(byte[][]::new))
			.param("statuses", rows.stream().map(StoredAnswer::status).toArray(Integer[]::new))
			.param("types", rows.stream().map(StoredAnswer::contentType).toArray(String[]::new))
			.param("locations", rows.stream().map(StoredAnswer::location).toArray(String[]::new))
			.param("etags", rows.stream().map(StoredAnswer::etag).toArray(String[]::new))
			.param("bodies", rows.stream().map(StoredAnswer::body).toArray(byte[][]::new))
			.update();
		if (stored < keys.size()) {
			throw new CannotAcquireLockException("An idempotency key was used by another call meanwhile");
		}
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

	/**
	 * What is known of a key.
	 *
	 * @param ours whether it is reserved for us; if not, another call with it is under
	 * way
	 */
	record Reserved(boolean ours, @Nullable StoredAnswer answer) {

		static Reserved of(ResultSet row) throws SQLException {
			var fingerprint = row.getBytes("fingerprint");
			return new Reserved(row.getBoolean("ours"),
					(fingerprint == null) ? null
							: new StoredAnswer(fingerprint, row.getObject("status", Integer.class),
									row.getString("content_type"), row.getString("location"), row.getString("etag"),
									row.getBytes("body")));
		}

	}

}
