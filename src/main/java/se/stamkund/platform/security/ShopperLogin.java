package se.stamkund.platform.security;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Starts a shopper's session, once a one-time link has shown who she is. */
@Component
public class ShopperLogin {

	private static final Duration REMEMBERED = Duration.ofDays(30);

	/**
	 * Logs the shopper in to the programme whose page is being asked for. The session
	 * gets a new id, and lasts 30 days if no staff use the same browser.
	 */
	public void login(ShopperCaller shopper, HttpServletRequest request, HttpServletResponse response) {
		login(shopper, ShopperContexts.programCode(request), request, response);
	}

	/** Logs the shopper in to a programme from a page that is not one of its own. */
	public void login(ShopperCaller shopper, String programCode, HttpServletRequest request,
			HttpServletResponse response) {
		var session = request.getSession();
		request.changeSessionId();
		if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
			session.setMaxInactiveInterval((int) REMEMBERED.toSeconds());
		}
		var context = new SecurityContextImpl(new CallerToken(shopper, List.of()));
		SecurityContextHolder.setContext(context);
		ShopperContexts.of(programCode).saveContext(context, request, response);
	}

	/** Ends the shopper's session with this programme, and no other. */
	public void logout(HttpServletRequest request, HttpServletResponse response) {
		SecurityContextHolder.clearContext();
		ShopperContexts.of(ShopperContexts.programCode(request))
			.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
	}

}
