package se.stamkund.program;

import java.sql.Timestamp;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tokens that may make the first account; each start of an instance adds one. */
@Repository
class StartTokenStore {

	private final JdbcClient jdbc;

	StartTokenStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void put(OneTimeToken token, Instant expiresAt, Instant now) {
		this.jdbc.sql("delete from start_token where expires_at <= :now").param("now", Timestamp.from(now)).update();
		this.jdbc.sql("insert into start_token (token_hash, expires_at) values (:hash, :expiresAt)")
			.param("hash", token.hash())
			.param("expiresAt", Timestamp.from(expiresAt))
			.update();
	}

	boolean exists(OneTimeToken token, Instant now) {
		return this.jdbc.sql("select count(*) from start_token where token_hash = :hash and expires_at > :now")
			.param("hash", token.hash())
			.param("now", Timestamp.from(now))
			.query(Long.class)
			.single() == 1;
	}

	/** Uses the token up: of two at once, one gets true. */
	boolean take(OneTimeToken token, Instant now) {
		return this.jdbc.sql("delete from start_token where token_hash = :hash and expires_at > :now")
			.param("hash", token.hash())
			.param("now", Timestamp.from(now))
			.update() == 1;
	}

	void deleteAll() {
		this.jdbc.sql("delete from start_token").update();
	}

}
