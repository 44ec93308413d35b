package se.stamkund.platform.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import se.stamkund.platform.api.TooManyRequestsException;

/** Slows down whoever guesses passwords, by the account and by where they come from. */
class LoginLimitFilter extends OncePerRequestFilter {

	private final RateLimits limits;

	LoginLimitFilter(RateLimits limits) {
		this.limits = limits;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !"POST".equals(request.getMethod())
				|| !(request.getContextPath() + "/login").equals(request.getRequestURI());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			this.limits.attempt(RateLimited.STAFF_LOGIN_FROM, request.getRemoteAddr());
			var email = request.getParameter("email");
			if (email != null) {
				this.limits.attempt(RateLimited.STAFF_LOGIN, email.strip());
			}
		}
		catch (TooManyRequestsException ex) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ex.retryAfterSeconds()));
			response.sendRedirect(request.getContextPath() + "/login?wait");
			return;
		}
		chain.doFilter(request, response);
	}

}
