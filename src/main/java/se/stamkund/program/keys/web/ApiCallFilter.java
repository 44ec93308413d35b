package se.stamkund.program.keys.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import se.stamkund.platform.RequestId;
import se.stamkund.platform.api.ApiPaths;
import se.stamkund.platform.api.ApiTrace;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.program.keys.ApiCallWriter;

/** Notes each call of a known key for the API log. Comes after security. */
class ApiCallFilter extends OncePerRequestFilter {

	private final ApiCallWriter writer;

	private final Clock clock;

	ApiCallFilter(ApiCallWriter writer, Clock clock) {
		this.writer = writer;
		this.clock = clock;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !ApiPaths.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		var start = this.clock.instant();
		try {
			chain.doFilter(request, response);
		}
		finally {
			if (authentication != null && authentication.getPrincipal() instanceof ApiCaller caller) {
				note(caller, start, request, response);
			}
		}
	}

	private void note(ApiCaller caller, Instant start, HttpServletRequest request, HttpServletResponse response) {
		var problem = ApiTrace.problem(request);
		var properties = (problem != null) ? problem.getProperties() : null;
		this.writer.used(caller.key());
		this.writer.write(new ApiCallWriter.Call(caller.key(), start, request.getMethod(), request.getRequestURI(),
				request.getQueryString(), response.getStatus(),
				(int) Duration.between(start, this.clock.instant()).toMillis(), RequestId.current(),
				(properties != null) ? String.valueOf(properties.get("code")) : null,
				(problem != null) ? problem.getDetail() : null, ApiTrace.body(request)));
	}

}
