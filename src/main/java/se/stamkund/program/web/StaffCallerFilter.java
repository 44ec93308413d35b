package se.stamkund.program.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import se.stamkund.program.StaffCaller;
import se.stamkund.program.StaffCallers;
import se.stamkund.program.StaffUser;

/**
 * Makes of the one who logged in the one at work in a programme, as of now: a role taken
 * away, or a password changed elsewhere, counts from the next request.
 */
class StaffCallerFilter extends OncePerRequestFilter {

	private final StaffCallers callers;

	StaffCallerFilter(StaffCallers callers) {
		this.callers = callers;
	}

	/**
	 * Also while an error page is written: it speaks the language of whoever is logged
	 * in.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof StaffUser user) {
			if (this.callers.isValid(user)) {
				this.callers.find(user, StaffSession.program(request)).ifPresent(StaffCallerFilter::enter);
			}
			else {
				leave(request);
			}
		}
		chain.doFilter(request, response);
	}

	/** For this request only; the session keeps who logged in. */
	private static void enter(StaffCaller caller) {
		var context = SecurityContextHolder.createEmptyContext();
		context
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities()));
		SecurityContextHolder.setContext(context);
	}

	private static void leave(HttpServletRequest request) {
		SecurityContextHolder.clearContext();
		var session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
	}

}
