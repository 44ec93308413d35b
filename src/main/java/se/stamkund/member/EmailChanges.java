package se.stamkund.member;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Gives a member another e-mail address, once a link that was mailed to it has been
 * opened by her. Till then the old one counts.
 */
@Service
public class EmailChanges {

	private final EmailChangeStore changes;

	private final MemberRows rows;

	private final MemberQueries queries;

	private final IdentityChanges identities;

	private final ProgramClock clock;

	EmailChanges(EmailChangeStore changes, MemberRows rows, MemberQueries queries, IdentityChanges identities,
			ProgramClock clock) {
		this.changes = changes;
		this.rows = rows;
		this.queries = queries;
		this.identities = identities;
		this.clock = clock;
	}

	/**
	 * What to mail to the new address.
	 * @return empty if the address is another member's, which the caller must not show
	 * @throws InvalidMemberDataException {@code email_invalid}
	 * @throws se.stamkund.shared.NotFoundException if she isn't an active member
	 */
	@Transactional
	public Optional<LoginToken> ask(ProgramId program, MemberId member, String email) {
		var wanted = Identity.email(email);
		var now = this.clock.now(program);
		this.rows.lock(program, member);
		var token = new LoginToken(member, OneTimeTokens.next(), now.plus(LoginLinks.BY_EMAIL));
		this.changes.put(program, member, wanted.value(), OneTimeTokens.hash(token.value()), now, token.expiresAt());
		var owner = this.queries.byIdentities(program, Set.of(wanted)).get(wanted);
		return (owner == null || owner.equals(member)) ? Optional.of(token) : Optional.empty();
	}

	/** The address she has asked for and not yet shown to be hers. */
	@Transactional(readOnly = true)
	public Optional<String> awaited(ProgramId program, MemberId member) {
		return this.changes.find(program, member, this.clock.now(program));
	}

	/**
	 * Makes the address hers that the link was mailed to.
	 * @return false if the link isn't hers, was used before or is too old, or if somebody
	 * else has got the address meanwhile
	 */
	@Transactional
	public boolean confirm(ProgramId program, MemberId member, String token) {
		var now = this.clock.now(program);
		this.rows.lock(program, member);
		var email = this.changes.take(program, member, OneTimeTokens.hash(token), now);
		try {
			email.ifPresent((proved) -> this.identities.replaceEmail(program, member, proved, now));
			return email.isPresent();
		}
		catch (ConflictException ex) {
			return false;
		}
	}

}
