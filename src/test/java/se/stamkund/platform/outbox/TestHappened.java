package se.stamkund.platform.outbox;

import java.math.BigDecimal;
import java.time.Instant;

import se.stamkund.shared.MemberId;

/** An event of the tests; its first deliveries fail as often as it says. */
@OutboxEvent("test.happened")
record TestHappened(String key, int failures, MemberId member, BigDecimal amount, Instant at) {

	static TestHappened of(String key) {
		return failing(key, 0);
	}

	static TestHappened failing(String key, int failures) {
		return new TestHappened(key, failures, MemberId.next(), new BigDecimal("199.90"), Instant.EPOCH);
	}

}
