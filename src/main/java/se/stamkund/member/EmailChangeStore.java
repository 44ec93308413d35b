package se.stamkund.member;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The rows behind {@link EmailChanges}, at most one for each member. */
@Component
class EmailChangeStore {

	private final JdbcClient jdbc;

	EmailChangeStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The latest wish stands; a link to an earlier one is worth nothing from now on. */
	void put(ProgramId program, MemberId member, String email, byte[] hash, Instant at, Instant until) {
		this.jdbc.sql("""
				insert into email_change (id, program_id, member_id, email, token_hash, created_at, expires_at)
				values (:id, :program, :member, :email, :hash, :at, :until)
				on conflict (program_id, member_id) do update set email = excluded.email,
					token_hash = excluded.token_hash, created_at = excluded.created_at,
					expires_at = excluded.expires_at
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("member", member.value())
			.param("email", email)
			.param("hash", hash)
			.param("at", Timestamp.from(at))
			.param("until", Timestamp.from(until))
			.update();
	}

	/** Uses the link up. */
	Optional<String> take(ProgramId program, MemberId member, byte[] hash, Instant at) {
		return this.jdbc.sql("""
				delete from email_change
				where program_id = :program and member_id = :member and token_hash = :hash and expires_at > :at
				returning email
				""")
			.param("program", program.value())
			.param("member", member.value())
			.param("hash", hash)
			.param("at", Timestamp.from(at))
			.query(String.class)
			.optional();
	}

	Optional<String> find(ProgramId program, MemberId member, Instant at) {
		return this.jdbc.sql("select email from email_change where program_id = ? and member_id = ? and expires_at > ?")
			.params(program.value(), member.value(), Timestamp.from(at))
			.query(String.class)
			.optional();
	}

	void deleteOf(ProgramId program, MemberId member) {
		this.jdbc.sql("delete from email_change where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

	int deleteExpiredBefore(Instant instant) {
		return this.jdbc.sql("delete from email_change where expires_at < ?").param(Timestamp.from(instant)).update();
	}

}
