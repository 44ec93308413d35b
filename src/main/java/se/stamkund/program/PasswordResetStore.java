package se.stamkund.program;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one open request for a new password that an account can have. */
@Repository
class PasswordResetStore {

	private final JdbcClient jdbc;

	PasswordResetStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps a token in place of the one before.
	 * @param unlessAfter nothing happens if the one before lasts longer than this
	 * @return whether it was kept
	 */
	boolean put(UUID staff, OneTimeToken token, Instant expiresAt, Instant unlessAfter) {
		return this.jdbc.sql("""
				insert into password_reset (staff_id, token_hash, expires_at) values (:staff, :hash, :expiresAt)
				on conflict (staff_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
				where password_reset.expires_at <= :unlessAfter
				""")
			.param("staff", staff)
			.param("hash", token.hash())
			.param("expiresAt", Timestamp.from(expiresAt))
			.param("unlessAfter", Timestamp.from(unlessAfter))
			.update() == 1;
	}

	/** Whose password the token lets change. */
	Optional<UUID> find(OneTimeToken token, Instant now) {
		return this.jdbc.sql("select staff_id from password_reset where token_hash = :hash and expires_at > :now")
			.param("hash", token.hash())
			.param("now", Timestamp.from(now))
			.query(UUID.class)
			.optional();
	}

	/** Uses the token up: of two at once, one gets the account. */
	Optional<UUID> take(OneTimeToken token, Instant now) {
		return this.jdbc
			.sql("delete from password_reset where token_hash = :hash and expires_at > :now returning staff_id")
			.param("hash", token.hash())
			.param("now", Timestamp.from(now))
			.query(UUID.class)
			.optional();
	}

}
