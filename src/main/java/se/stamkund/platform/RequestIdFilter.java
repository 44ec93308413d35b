package se.stamkund.platform;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import se.stamkund.shared.Ids;

/** Takes over the caller's request id if it is a plain one, else makes one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var id = idOf(request);
		request.setAttribute(RequestId.KEY, id);
		response.setHeader(RequestId.HEADER, id);
		try (var mdc = MDC.putCloseable(RequestId.KEY, id)) {
			chain.doFilter(request, response);
		}
	}

	private static String idOf(HttpServletRequest request) {
		if (request.getAttribute(RequestId.KEY) instanceof String known) {
			return known;
		}
		var given = request.getHeader(RequestId.HEADER);
		return (given != null && PLAIN.matcher(given).matches()) ? given : Ids.next().toString();
	}

	/** An error page is part of the same request. */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
