package se.stamkund.platform.api;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads at most so much of a body, whatever its announced length; uploads of files have
 * their own limit.
 */
class BodyLimitFilter extends OncePerRequestFilter {

	static final int LIMIT = 1024 * 1024;

	/** A file: whoever takes one has a limit of its own. */
	private static final String CSV = "text/csv";

	private final ProblemWriter problems;

	BodyLimitFilter(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var type = request.getContentType();
		return type != null && (type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
				|| type.toLowerCase(Locale.ROOT).startsWith(CSV));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > LIMIT) {
			var tooLarge = new BodyTooLargeException(LIMIT);
			this.problems.write(response,
					Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", String.valueOf(tooLarge.getMessage())));
			return;
		}
		chain.doFilter((request.getContentLengthLong() >= 0) ? request : new Limited(request), response);
	}

	/** Counts what a client sends that did not say how much it would be. */
	private static final class Limited extends HttpServletRequestWrapper {

		private Limited(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedStream(super.getInputStream());
		}

	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream body;

		private long seen;

		private LimitedStream(ServletInputStream body) {
			this.body = body;
		}

		@Override
		public int read() throws IOException {
			int next = this.body.read();
			count((next >= 0) ? 1 : 0);
			return next;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = this.body.read(buffer, offset, length);
			count(read);
			return read;
		}

		private void count(int read) throws BodyTooLargeException {
			this.seen += Math.max(read, 0);
			if (this.seen > LIMIT) {
				throw new BodyTooLargeException(LIMIT);
			}
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
