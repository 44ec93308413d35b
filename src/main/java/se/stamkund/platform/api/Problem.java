package se.stamkund.platform.api;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

import se.stamkund.platform.RequestId;

/** Makes the problem documents (RFC 9457) that every error of the REST API is told in. */
public final class Problem {

	private Problem() {
	}

	/**
	 * One problem.
	 * @param code stable and machine-readable, in snake_case
	 * @param detail what is wrong and what to do about it, in English
	 */
	public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
		return complete(ProblemDetail.forStatusAndDetail(status, detail), code);
	}

	/** A 400 that names each field or parameter that is wrong. */
	static ProblemDetail invalid(HttpStatusCode status, List<FieldProblem> errors) {
		var detail = (errors.size() == 1) ? errors.getFirst().sentence()
				: errors.size() + " fields are wrong; see errors";
		var problem = of(status, "invalid_request", detail);
		problem.setProperty("errors", errors);
		return problem;
	}

	static ProblemDetail complete(ProblemDetail problem, String code) {
		problem.setType(URI.create("/problems/" + code));
		problem.setProperty("code", code);
		var requestId = RequestId.current();
		if (requestId != null) {
			problem.setProperty(RequestId.KEY, requestId);
		}
		ApiTrace.keepProblem(problem);
		return problem;
	}

}
