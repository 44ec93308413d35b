package se.stamkund.program.web;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

import se.stamkund.program.StaffAccount;
import se.stamkund.program.StaffUser;
import se.stamkund.shared.ProgramId;

/** What the session of staff holds: who logged in, and the programme chosen. */
@Component
class StaffSession {

	private static final String PROGRAM = "stamkund.program";

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	/** The programme chosen in this session. */
	static @Nullable ProgramId program(HttpServletRequest request) {
		var session = request.getSession(false);
		return (session != null && session.getAttribute(PROGRAM) instanceof UUID id) ? new ProgramId(id) : null;
	}

	/** Works with this programme from now on. */
	static void choose(HttpServletRequest request, ProgramId program) {
		request.getSession().setAttribute(PROGRAM, program.value());
	}

	/**
	 * Logs somebody in who has just proved who she is, in a session with a new id.
	 */
	void begin(StaffAccount account, HttpServletRequest request, HttpServletResponse response) {
		if (request.getSession(false) != null) {
			request.changeSessionId();
		}
		var user = StaffUser.of(account);
		var context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

}
