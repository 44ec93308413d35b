package se.stamkund.program;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import se.stamkund.platform.security.Caller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * A member of staff at work in one programme: the principal of admin and till requests,
 * read anew for each so that a change of role counts at once.
 *
 * @param store the one store that a TILL works in; none for other roles
 */
public record StaffCaller(UUID staff, String email, String name, Locale locale, ProgramId program, Role role,
		@Nullable UUID store) implements Caller {

	@Override
	public Actor actor() {
		return Actor.staff(this.staff.toString());
	}

	/** What the role allows, for {@code hasAuthority}. */
	public List<GrantedAuthority> authorities() {
		return this.role.permissions()
			.stream()
			.<GrantedAuthority>map((permission) -> new SimpleGrantedAuthority(permission.name()))
			.toList();
	}

	/** Without the address, as it lands in logs. */
	@Override
	public String toString() {
		return "StaffCaller[" + this.staff + ", " + this.role + " of " + this.program + "]";
	}

}
