package se.stamkund.platform.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

import se.stamkund.shared.ProgramId;

/** A call with an {@code Idempotency-Key}, on its way to its controller. */
record RepeatableCall(ProgramId program, String key, BufferedRequest request, ContentCachingResponseWrapper response,
		FilterChain chain) {

	byte[] fingerprint() {
		return this.request.fingerprint();
	}

	/** Makes the call; what it answered, if that is a success. */
	Optional<StoredAnswer> make() {
		try {
			this.chain.doFilter(this.request, this.response);
		}
		catch (ServletException ex) {
			throw new FailedException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (!HttpStatus.valueOf(this.response.getStatus()).is2xxSuccessful()) {
			return Optional.empty();
		}
		return Optional.of(new StoredAnswer(fingerprint(), this.response.getStatus(), this.response.getContentType(),
				this.response.getHeader(HttpHeaders.LOCATION), this.response.getHeader(HttpHeaders.ETAG),
				this.response.getContentAsByteArray()));
	}

	/** Forgets what the controller said, as its transaction was undone. */
	void discardAnswer() {
		remove(this.response, HttpHeaders.LOCATION);
		remove(this.response, HttpHeaders.ETAG);
		this.response.resetBuffer();
	}

	/** As the servlet specification has it since 6.1. */
	@SuppressWarnings("NullAway")
	private static void remove(HttpServletResponse response, String header) {
		response.setHeader(header, null);
	}

	/** The call failed outside its controller. */
	static final class FailedException extends RuntimeException {

		private FailedException(ServletException cause) {
			super(cause);
		}

		ServletException unwrap() {
			return (ServletException) Objects.requireNonNull(getCause());
		}

	}

}
