package se.stamkund.platform.security;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.testing.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class RateLimitsTest {

	@Autowired
	RateLimits limits;

	@Autowired
	JdbcClient jdbc;

	@Test
	void forgetsOnlyAttemptsThatNoLongerCount() {
		var old = "old:" + UUID.randomUUID();
		var fresh = "fresh:" + UUID.randomUUID();
		insert(old, System.currentTimeMillis() - 1000);
		insert(fresh, System.currentTimeMillis() + 600_000);

		assertThat(this.limits.forgetExpired()).isPositive();

		assertThat(count(old)).isZero();
		assertThat(count(fresh)).isOne();
	}

	private void insert(String id, long expiresAt) {
		this.jdbc.sql("insert into rate_limit (id, expires_at) values (:id, :at)")
			.param("id", id)
			.param("at", expiresAt)
			.update();
	}

	private int count(String id) {
		return this.jdbc.sql("select count(*) from rate_limit where id = :id")
			.param("id", id)
			.query(Integer.class)
			.single();
	}

}
