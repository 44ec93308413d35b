package se.stamkund.program.keys;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.Ids;

/**
 * Writes calls to the log, and when a key was last used, behind the calls' backs: every
 * second, in one batch, from a queue that drops calls when it is full. A call never waits
 * for it, and a key in heavy use costs one row a minute and at most a hundred a second.
 */
@Component
public class ApiCallWriter implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ApiCallWriter.class);

	private static final int QUEUE = 2_000;

	private final BlockingQueue<Call> queue = new ArrayBlockingQueue<>(QUEUE);

	/** When a call with the key was last heard of, and is yet to be written. */
	private final Map<UUID, Instant> used = new ConcurrentHashMap<>();

	private final JdbcTemplate database;

	private final Redaction redaction;

	private final Clock clock;

	private @Nullable ScheduledExecutorService worker;

	ApiCallWriter(JdbcTemplate database, JsonMapper json, Clock clock) {
		this.database = database;
		this.redaction = new Redaction(json);
		this.clock = clock;
	}

	/** Notes that a key was used just now. */
	public void used(UUID key) {
		this.used.put(key, this.clock.instant());
	}

	/** Puts a call into the log, soon; never waits. */
	public void write(Call call) {
		if (!this.queue.offer(call)) {
			log.debug("The API log can't keep up; a call is left out");
		}
	}

	@Override
	public void start() {
		this.worker = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("api-log").factory());
		this.worker.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
	}

	@Override
	public void stop() {
		if (this.worker != null) {
			this.worker.close();
			this.worker = null;
			flush();
		}
	}

	@Override
	public boolean isRunning() {
		return this.worker != null;
	}

	synchronized void flush() {
		try {
			flushUse();
			flushCalls();
		}
		catch (RuntimeException ex) {
			log.warn("The API log could not be written: {}", ex.getMessage());
		}
	}

	private void flushUse() {
		for (var key : List.copyOf(this.used.keySet())) {
			var at = this.used.remove(key);
			if (at != null) {
				this.database.update("""
						update api_key set last_used_at = ?
						where id = ? and (last_used_at is null or last_used_at < ?)
						""", Timestamp.from(at), key, Timestamp.from(at.minusSeconds(60)));
			}
		}
	}

	private void flushCalls() {
		var calls = new ArrayList<Call>();
		this.queue.drainTo(calls);
		var byKey = new HashMap<UUID, List<Call>>();
		calls.forEach((call) -> byKey.computeIfAbsent(call.key(), (key) -> new ArrayList<>()).add(call));
		byKey.values().forEach((all) -> all.sort(Comparator.comparing(Call::at).reversed()));
		var rows = byKey.values()
			.stream()
			.flatMap((all) -> all.stream().limit(ApiCallLog.KEPT))
			.sorted(Comparator.comparing(Call::at))
			.map(this::row)
			.toList();
		this.database.batchUpdate("""
				insert into api_call (id, program_id, key_id, at, method, path, status, duration_ms, request_id, code,
					detail, body)
				select ?, program_id, id, ?, ?, ?, ?, ?, ?, ?, ?, ? from api_key where id = ?
				""", rows);
		byKey.keySet().forEach(this::prune);
	}

	private Object[] row(Call call) {
		var detail = call.detail();
		return new Object[] { Ids.next(), Timestamp.from(call.at()), call.method(),
				Redaction.target(call.path(), call.query()), call.status(), call.durationMs(), call.requestId(),
				call.code(), (detail != null) ? Redaction.text(detail) : null, this.redaction.body(call.body()),
				call.key() };
	}

	private void prune(UUID key) {
		this.database.update("""
				delete from api_call c using api_key k
				where k.id = ? and c.program_id = k.program_id and c.key_id = k.id and c.id <= (
					select o.id from api_call o where o.program_id = k.program_id and o.key_id = k.id
					order by o.id desc offset ? limit 1)
				""", key, ApiCallLog.KEPT);
	}

	/** A call as it was made; redacted only when it is written. */
	@SuppressWarnings("ArrayRecordComponent")
	public record Call(UUID key, Instant at, String method, String path, @Nullable String query, int status,
			int durationMs, @Nullable String requestId, @Nullable String code, @Nullable String detail,
			byte @Nullable [] body) {
	}

}
