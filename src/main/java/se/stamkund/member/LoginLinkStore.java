package se.stamkund.member;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The rows behind login links; one conditional update decides who uses one up. */
@Component
class LoginLinkStore {

	private final JdbcClient jdbc;

	LoginLinkStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(ProgramId program, MemberId member, byte[] hash, @Nullable UUID identity, Instant at, Instant until) {
		this.jdbc.sql("""
				insert into login_link (id, program_id, member_id, token_hash, identity_id, created_at, expires_at)
				values (:id, :program, :member, :hash, :identity, :at, :until)
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("member", member.value())
			.param("hash", hash)
			.param("identity", identity, Types.OTHER)
			.param("at", Timestamp.from(at))
			.param("until", Timestamp.from(until))
			.update();
	}

	/** A member who was merged meanwhile comes in as the one she is now. */
	Optional<Used> use(ProgramId program, byte[] hash, Instant at) {
		return this.jdbc.sql("""
				with used as (
					update login_link set used_at = :at
					where program_id = :program and token_hash = :hash and used_at is null and expires_at > :at
					returning program_id, member_id, identity_id
				)
				select m.id as member_id, u.identity_id
				from used u
				left join member_alias a on a.program_id = u.program_id and a.id = u.member_id
				join member m on m.program_id = u.program_id and m.id = coalesce(a.member_id, u.member_id)
					and m.status = 'ACTIVE'
				""")
			.param("at", Timestamp.from(at))
			.param("program", program.value())
			.param("hash", hash)
			.query((row, index) -> new Used(new MemberId(row.getObject("member_id", UUID.class)),
					row.getObject("identity_id", UUID.class)))
			.optional();
	}

	void deleteOf(ProgramId program, MemberId member) {
		this.jdbc.sql("delete from login_link where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

	int deleteExpiredBefore(Instant instant) {
		return this.jdbc.sql("delete from login_link where expires_at < ?").param(Timestamp.from(instant)).update();
	}

	/**
	 * A link that was just used up.
	 *
	 * @param identity the address it was mailed to
	 */
	record Used(MemberId member, @Nullable UUID identity) {
	}

}
