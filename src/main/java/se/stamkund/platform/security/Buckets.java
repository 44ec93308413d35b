package se.stamkund.platform.security;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.bucket4j.Bucket;

/** One bucket of calls per minute for each key, in this instance's memory. */
class Buckets {

	static final Duration WINDOW = Duration.ofMinutes(1);

	private static final int MAX_KEYS = 50_000;

	private final ConcurrentMap<Object, Bucket> buckets = new ConcurrentHashMap<>();

	private final long perMinute;

	Buckets(long perMinute) {
		this.perMinute = perMinute;
	}

	long perMinute() {
		return this.perMinute;
	}

	Bucket of(Object key) {
		var bucket = this.buckets.get(key);
		if (bucket != null) {
			return bucket;
		}
		if (this.buckets.size() >= MAX_KEYS) {
			forgetIdle();
		}
		return this.buckets.computeIfAbsent(key, (unused) -> create());
	}

	private Bucket create() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, WINDOW))
			.build();
	}

	/** A full bucket is the same as none; if none is full, all start anew. */
	private void forgetIdle() {
		this.buckets.values().removeIf((bucket) -> bucket.getAvailableTokens() >= this.perMinute);
		if (this.buckets.size() >= MAX_KEYS) {
			this.buckets.clear();
		}
	}

}
