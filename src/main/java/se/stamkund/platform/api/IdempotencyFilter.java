package se.stamkund.platform.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import se.stamkund.shared.ProgramId;

/**
 * Makes a repeated POST with the same {@code Idempotency-Key} answer what the first one
 * answered, and change nothing. Only successes are stored: what failed changed nothing,
 * and may be tried again.
 */
class IdempotencyFilter extends OncePerRequestFilter {

	static final String HEADER = "Idempotency-Key";

	private static final Pattern SYNTAX = Pattern.compile("[\\x21-\\x7E]{1,255}");

	private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);

	private final IdempotencyModes modes;

	private final IdempotencyStore store;

	private final TransactionTemplate transactions;

	private final ProblemWriter problems;

	IdempotencyFilter(IdempotencyModes modes, IdempotencyStore store, TransactionTemplate transactions,
			ProblemWriter problems) {
		this.modes = modes;
		this.store = store;
		this.transactions = transactions;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var type = request.getContentType();
		return !"POST".equals(request.getMethod()) || request.getHeader(HEADER) == null
				|| type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var key = request.getHeader(HEADER);
		var program = this.modes.program();
		var mode = this.modes.of(request);
		if (program == null || mode == Idempotency.Mode.OFF) {
			chain.doFilter(request, response);
		}
		else if (!SYNTAX.matcher(key).matches()) {
			this.problems.write(response, Problem.of(HttpStatus.BAD_REQUEST, "invalid_idempotency_key",
					"An Idempotency-Key has 1 to 255 printable ASCII characters; a UUID is fine"));
		}
		else {
			var call = new Call(program, key, new BufferedRequest(request), new ContentCachingResponseWrapper(response),
					chain);
			answer(call, (mode == Idempotency.Mode.ATOMIC) ? atomically(call) : leased(call));
		}
	}

	private void answer(Call call, Outcome outcome) throws IOException {
		switch (outcome) {
			case Outcome.Done done -> call.response.copyBodyToResponse();
			case Outcome.Refused refused -> {
				remove(call.response, HttpHeaders.LOCATION);
				remove(call.response, HttpHeaders.ETAG);
				call.response.resetBuffer();
				this.problems.write(call.response, refused.problem());
				call.response.copyBodyToResponse();
			}
			case Outcome.Stored stored -> replay(stored.answer(), call.response);
		}
	}

	/** The answer commits with the change; the key is locked by the same transaction. */
	private Outcome atomically(Call call) throws ServletException, IOException {
		try {
			return this.transactions.execute((transaction) -> {
				if (!this.store.lock(call.program, call.key)) {
					return running();
				}
				var stored = this.store.find(call.program, call.key);
				if (stored.isPresent()) {
					return compare(stored.get(), call);
				}
				var answer = call.make();
				answer.ifPresentOrElse((made) -> this.store.insert(call.program, call.key, made),
						transaction::setRollbackOnly);
				return new Outcome.Done();
			});
		}
		catch (CallFailedException ex) {
			throw ex.unwrap();
		}
		catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
			log.info("A call with an idempotency key lost to a concurrent one: {}", ex.getMessage());
			return new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "concurrent_change",
					"Changed by another call just now; send it again with the same key"));
		}
	}

	/** The call commits for itself; the key is leased meanwhile. */
	private Outcome leased(Call call) throws ServletException, IOException {
		if (!this.store.lease(call.program, call.key, call.request.fingerprint())) {
			return this.store.find(call.program, call.key)
				.map((stored) -> compare(stored, call))
				.orElseGet(IdempotencyFilter::running);
		}
		var answer = Optional.<StoredAnswer>empty();
		try {
			answer = call.make();
		}
		catch (CallFailedException ex) {
			throw ex.unwrap();
		}
		finally {
			answer.ifPresentOrElse((made) -> this.store.finish(call.program, call.key, made),
					() -> this.store.release(call.program, call.key));
		}
		return new Outcome.Done();
	}

	private static Outcome compare(StoredAnswer stored, Call call) {
		if (!Arrays.equals(stored.fingerprint(), call.request.fingerprint())) {
			return new Outcome.Refused(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused",
					"This Idempotency-Key was used for another request; make a new key for each new request"));
		}
		return (stored.status() != null) ? new Outcome.Stored(stored) : running();
	}

	private static Outcome running() {
		return new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "idempotency_key_in_use",
				"The first call with this Idempotency-Key is still running; ask again in a moment"));
	}

	private static void replay(StoredAnswer stored, ContentCachingResponseWrapper response) throws IOException {
		response.setStatus((stored.status() != null) ? stored.status() : HttpStatus.OK.value());
		response.setHeader("Idempotent-Replayed", "true");
		set(response, HttpHeaders.CONTENT_TYPE, stored.contentType());
		set(response, HttpHeaders.LOCATION, stored.location());
		set(response, HttpHeaders.ETAG, stored.etag());
		if (stored.body() != null) {
			response.getOutputStream().write(stored.body());
		}
		response.copyBodyToResponse();
	}

	/** As the servlet specification has it since 6.1. */
	@SuppressWarnings("NullAway")
	private static void remove(HttpServletResponse response, String header) {
		response.setHeader(header, null);
	}

	private static void set(HttpServletResponse response, String header, @Nullable String value) {
		if (value != null) {
			response.setHeader(header, value);
		}
	}

	/** What becomes of a call. */
	private sealed interface Outcome {

		record Done() implements Outcome {
		}

		record Stored(StoredAnswer answer) implements Outcome {
		}

		record Refused(ProblemDetail problem) implements Outcome {
		}

	}

	/** One call on its way to its controller. */
	private record Call(ProgramId program, String key, BufferedRequest request, ContentCachingResponseWrapper response,
			FilterChain chain) {

		/** Makes the call; what it answered, if that is a success. */
		Optional<StoredAnswer> make() {
			try {
				this.chain.doFilter(this.request, this.response);
			}
			catch (ServletException ex) {
				throw new CallFailedException(ex);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			if (!HttpStatus.valueOf(this.response.getStatus()).is2xxSuccessful()) {
				return Optional.empty();
			}
			return Optional.of(new StoredAnswer(this.request.fingerprint(), this.response.getStatus(),
					this.response.getContentType(), this.response.getHeader(HttpHeaders.LOCATION),
					this.response.getHeader(HttpHeaders.ETAG), this.response.getContentAsByteArray()));
		}

	}

	private static final class CallFailedException extends RuntimeException {

		private CallFailedException(ServletException cause) {
			super(cause);
		}

		private ServletException unwrap() {
			return (ServletException) Objects.requireNonNull(getCause());
		}

	}

}
