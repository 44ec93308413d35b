package se.stamkund.platform.security;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

import se.stamkund.platform.api.Problem;
import se.stamkund.platform.api.ProblemWriter;

/**
 * Knows the caller by the key in {@code Authorization: Bearer …}, and how often it may
 * call.
 */
class ApiKeyFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private final ApiKeyAuthenticator keys;

	private final ProblemWriter problems;

	private final Buckets secret;

	private final Buckets publishable;

	private final Buckets unknown;

	ApiKeyFilter(ApiKeyAuthenticator keys, ProblemWriter problems, ApiLimits limits) {
		this.keys = keys;
		this.problems = problems;
		this.secret = new Buckets(limits.secretPerMinute());
		this.publishable = new Buckets(limits.publishablePerMinute());
		this.unknown = new Buckets(limits.unknownPerMinute());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var key = key(request);
		if (key.isEmpty()) {
			chain.doFilter(request, response);
			return;
		}
		var caller = this.keys.authenticate(key.get());
		if (caller.isEmpty()) {
			if (mayPass(this.unknown, request.getRemoteAddr(), "unknown-key", response)) {
				refuse(response);
			}
			return;
		}
		if (mayPass(caller.get(), request, response)) {
			SecurityContextHolder.setContext(new SecurityContextImpl(new CallerToken(caller.get(), List.of())));
			chain.doFilter(request, response);
		}
	}

	private boolean mayPass(ApiCaller caller, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		return caller.secret() ? mayPass(this.secret, caller.key(), "secret-key", response)
				: mayPass(this.publishable, caller.key() + " " + request.getRemoteAddr(), "publishable-key", response);
	}

	private boolean mayPass(Buckets buckets, Object key, String policy, HttpServletResponse response)
			throws IOException {
		var probe = buckets.of(key).tryConsumeAndReturnRemaining(1);
		long untilFull = Math.ceilDiv((buckets.perMinute() - probe.getRemainingTokens()) * Buckets.WINDOW.toSeconds(),
				buckets.perMinute());
		response.setHeader("RateLimit-Policy",
				"\"" + policy + "\";q=" + buckets.perMinute() + ";w=" + Buckets.WINDOW.toSeconds());
		response.setHeader("RateLimit", "\"" + policy + "\";r=" + probe.getRemainingTokens() + ";t=" + untilFull);
		if (probe.isConsumed()) {
			return true;
		}
		long wait = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds());
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
		this.problems.write(response, Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests",
				"More than " + buckets.perMinute() + " calls in a minute; try again in " + wait + " seconds"));
		return false;
	}

	private void refuse(HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
		this.problems.write(response, Problem.of(HttpStatus.UNAUTHORIZED, "invalid_api_key",
				"The API key is unknown or revoked; make a new one in the admin, under Settings"));
	}

	private static Optional<String> key(HttpServletRequest request) {
		var header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
				? Optional.of(header.substring(SCHEME.length()).strip()) : Optional.empty();
	}

}
