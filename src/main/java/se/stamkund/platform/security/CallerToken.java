package se.stamkund.platform.security;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** The proof that a {@link Caller} is who it says; made only once that is known. */
public final class CallerToken extends AbstractAuthenticationToken {

	private final Caller caller;

	public CallerToken(Caller caller, Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.caller = caller;
		setAuthenticated(true);
	}

	@Override
	public Caller getPrincipal() {
		return this.caller;
	}

	/** The secret is never kept. */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public String getName() {
		return this.caller.actor().toString();
	}

}
