package se.stamkund.platform.api;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps every error under {@code /api} a problem document, also those that never reach a
 * controller: no such address or method, a refused request, a crash in a filter.
 */
class ApiErrorFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(ApiErrorFilter.class);

	private final ProblemWriter problems;

	ApiErrorFilter(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !ApiPaths.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, new ProblemResponse(request, response));
		}
		catch (BodyTooLargeException ex) {
			this.problems.write(response,
					Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", String.valueOf(ex.getMessage())));
		}
		catch (IOException ex) {
			throw ex; // the client went away
		}
		catch (Exception ex) {
			log.error("A request failed outside its controller", ex);
			this.problems.write(response, problem(HttpStatus.INTERNAL_SERVER_ERROR, request, response));
		}
	}

	private static ProblemDetail problem(HttpStatus status, HttpServletRequest request, HttpServletResponse response) {
		var detail = switch (status) {
			case BAD_REQUEST -> "The request can't be understood";
			case NOT_FOUND -> "There is no " + request.getRequestURI() + "; see /v3/api-docs for what there is";
			case METHOD_NOT_ALLOWED ->
				request.getMethod() + " is not possible here; use " + response.getHeader(HttpHeaders.ALLOW);
			case NOT_ACCEPTABLE -> "Answers are application/json; accept that";
			case UNSUPPORTED_MEDIA_TYPE -> "Send application/json, and say so in Content-Type";
			case INTERNAL_SERVER_ERROR -> "Our mistake. Nothing was changed; tell us the request_id";
			default -> status.getReasonPhrase();
		};
		return Problem.of(status, status.name().toLowerCase(Locale.ROOT), detail);
	}

	private class ProblemResponse extends HttpServletResponseWrapper {

		private final HttpServletRequest request;

		ProblemResponse(HttpServletRequest request, HttpServletResponse response) {
			super(response);
			this.request = request;
		}

		@Override
		public void sendError(int status) throws IOException {
			ApiErrorFilter.this.problems.write(this, problem(HttpStatus.valueOf(status), this.request, this));
		}

		@Override
		public void sendError(int status, String message) throws IOException {
			sendError(status);
		}

	}

}
