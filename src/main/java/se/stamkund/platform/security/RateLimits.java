package se.stamkund.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

import javax.sql.DataSource;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.TooManyRequestsException;

/**
 * Counts attempts in the database, so that the limit holds over all instances. Takes its
 * own connection and transaction: an attempt counts also if what follows is rolled back.
 */
@Component
public class RateLimits {

	private static final int AT_ONCE = 1000;

	private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

	RateLimits(DataSource dataSource) {
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
			.primaryKeyMapper(PrimaryKeyMapper.STRING)
			.table("rate_limit")
			.idColumn("id")
			.stateColumn("state")
			.expiresAtColumn("expires_at")
			.expirationAfterWrite(
					ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * Counts one attempt.
	 * @param subject whose: an e-mail address, a network address; kept only as a hash
	 * @throws TooManyRequestsException if there were too many; says how long to wait
	 */
	public void attempt(RateLimited what, String subject) {
		var probe = this.buckets.builder()
			.build(id(what, subject), () -> configuration(what))
			.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
		}
	}

	/** Deletes what counts for nothing any more, as its limit has filled up again. */
	int forgetExpired() {
		int forgotten = 0;
		int batch;
		do {
			batch = this.buckets.removeExpired(AT_ONCE);
			forgotten += batch;
		}
		while (batch == AT_ONCE);
		return forgotten;
	}

	private static BucketConfiguration configuration(RateLimited what) {
		return BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(what.times()).refillGreedy(what.times(), what.within()))
			.build();
	}

	private static String id(RateLimited what, String subject) {
		try {
			var digest = MessageDigest.getInstance("SHA-256")
				.digest(subject.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
			return what.name() + ':' + HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
