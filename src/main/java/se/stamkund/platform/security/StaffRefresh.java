package se.stamkund.platform.security;

import java.util.Optional;

import org.springframework.security.core.Authentication;

/**
 * Reads anew, for each request, what the member of staff in the session may do, so that a
 * changed role or a changed password counts at once.
 */
public interface StaffRefresh {

	/**
	 * The authentication to go on with.
	 * @param inSession as it was at login
	 * @return empty to treat the session as not logged in
	 */
	Optional<Authentication> refresh(Authentication inSession);

}
