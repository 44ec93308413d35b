package se.stamkund.program;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who logged in, as the session keeps it. May nothing by itself: what she may do in which
 * programme is read for each request ({@link StaffCallers}).
 */
public final class StaffUser implements UserDetails, CredentialsContainer {

	private static final long serialVersionUID = 1L;

	private final UUID staff;

	private final String email;

	private final Instant passwordChangedAt;

	private @Nullable String passwordHash;

	StaffUser(StaffAccount account, @Nullable String passwordHash) {
		this.staff = account.id();
		this.email = account.email();
		this.passwordChangedAt = account.passwordChangedAt();
		this.passwordHash = passwordHash;
	}

	/** Somebody who has just proved who she is, by other means than the login page. */
	public static StaffUser of(StaffAccount account) {
		return new StaffUser(account, null);
	}

	public UUID staff() {
		return this.staff;
	}

	Instant passwordChangedAt() {
		return this.passwordChangedAt;
	}

	@Override
	public String getUsername() {
		return this.email;
	}

	@Override
	public @Nullable String getPassword() {
		return this.passwordHash;
	}

	@Override
	public void eraseCredentials() {
		this.passwordHash = null;
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof StaffUser user && this.staff.equals(user.staff);
	}

	@Override
	public int hashCode() {
		return this.staff.hashCode();
	}

	@Override
	public String toString() {
		return "StaffUser[" + this.staff + "]";
	}

}
