package se.stamkund.member;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Lets members in without a password, each link once. Whoever shows a page answers the
 * same whether an address is known or not.
 */
@Service
public class LoginLinks {

	/** For a link that a storefront sends its customer on with. */
	public static final Duration FROM_STOREFRONT = Duration.ofMinutes(5);

	/** For a link that waits in a mailbox. */
	public static final Duration BY_EMAIL = Duration.ofMinutes(30);

	private final LoginLinkStore links;

	private final MemberRows rows;

	private final MemberQueries queries;

	private final IdentityChanges identities;

	private final ProgramClock clock;

	LoginLinks(LoginLinkStore links, MemberRows rows, MemberQueries queries, IdentityChanges identities,
			ProgramClock clock) {
		this.links = links;
		this.rows = rows;
		this.queries = queries;
		this.identities = identities;
		this.clock = clock;
	}

	/**
	 * A link for a member whom the storefront vouches for.
	 * @throws se.stamkund.shared.NotFoundException if she isn't an active member
	 */
	@Transactional
	public LoginToken forStorefront(ProgramId program, MemberId member) {
		this.rows.lock(program, member);
		return create(program, member, null, FROM_STOREFRONT);
	}

	/**
	 * A link to mail to an address; using it proves that the address is hers.
	 * @return empty if nobody has the address, which the caller must not show
	 */
	@Transactional
	public Optional<LoginToken> forEmail(ProgramId program, String email) {
		var wanted = MemberKeys.readEmail(email);
		return wanted.map((identity) -> this.queries.byIdentities(program, Set.of(identity)).get(identity))
			.map((member) -> create(program, member, this.rows.identity(program, member, wanted.get()), BY_EMAIL));
	}

	/**
	 * Uses a link up.
	 * @return whom it lets in; empty if it was used before, is too old or was never made
	 */
	@Transactional
	public Optional<MemberId> use(ProgramId program, String token) {
		var now = this.clock.now(program);
		var link = this.links.use(program, OneTimeTokens.hash(token), now);
		link.ifPresent((used) -> {
			if (used.identity() != null) {
				this.identities.prove(program, used.member(), used.identity(), now);
			}
		});
		return link.map(LoginLinkStore.Used::member);
	}

	private LoginToken create(ProgramId program, MemberId member, @Nullable UUID identity, Duration life) {
		var value = OneTimeTokens.next();
		var now = this.clock.now(program);
		var token = new LoginToken(member, value, now.plus(life));
		this.links.add(program, member, OneTimeTokens.hash(value), identity, now, token.expiresAt());
		return token;
	}

}
