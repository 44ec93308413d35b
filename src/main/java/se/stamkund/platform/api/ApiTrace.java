package se.stamkund.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What a call brought and what was wrong with it, kept with the request for the API log.
 */
public final class ApiTrace {

	private static final String BODY = ApiTrace.class.getName() + ".body";

	private static final String PROBLEM = ApiTrace.class.getName() + ".problem";

	private ApiTrace() {
	}

	/** The JSON that was sent, unredacted; none if it was not read. */
	public static byte @Nullable [] body(HttpServletRequest request) {
		return (byte[]) request.getAttribute(BODY);
	}

	/** The problem it was answered with. */
	public static @Nullable ProblemDetail problem(HttpServletRequest request) {
		return (ProblemDetail) request.getAttribute(PROBLEM);
	}

	static void keepBody(byte[] body) {
		keep(BODY, body);
	}

	static void keepProblem(ProblemDetail problem) {
		keep(PROBLEM, problem);
	}

	private static void keep(String name, Object value) {
		var request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
		}
	}

}
