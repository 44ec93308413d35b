package se.stamkund.platform.api;

import java.io.IOException;
import java.util.Locale;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
			call(program, key, mode, new BufferedRequest(request), response, chain);
		}
	}

	private void call(ProgramId program, String key, Idempotency.Mode mode, BufferedRequest request,
			HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
		if (mode == Idempotency.Mode.GROUPED) {
			new IdempotentCall(key, request.fingerprint()).keepWith(request);
			chain.doFilter(request, response);
			return;
		}
		var call = new RepeatableCall(program, key, request, new ContentCachingResponseWrapper(response), chain);
		var before = (mode == Idempotency.Mode.ATOMIC) ? atomically(call) : leased(call);
		if (before != null) {
			call.discardAnswer();
			before.writeTo(call.response(), this.problems);
		}
		call.response().copyBodyToResponse();
	}

	/**
	 * The answer commits with the change; the key is locked by the same transaction.
	 * @return what to answer instead, if the call was not made
	 */
	private @Nullable Repetition atomically(RepeatableCall call) throws ServletException, IOException {
		try {
			return this.transactions.execute((transaction) -> {
				if (!this.store.lock(call.program(), call.key())) {
					return Repetition.running();
				}
				var stored = this.store.find(call.program(), call.key());
				if (stored.isPresent()) {
					return Repetition.of(stored.get(), call.fingerprint());
				}
				call.make()
					.ifPresentOrElse((made) -> this.store.insert(call.program(), call.key(), made),
							transaction::setRollbackOnly);
				return null;
			});
		}
		catch (RepeatableCall.FailedException ex) {
			throw ex.unwrap();
		}
		catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
			log.info("A call with an idempotency key lost to a concurrent one: {}", ex.getMessage());
			return Repetition.lost();
		}
	}

	/**
	 * The call commits for itself; the key is leased meanwhile.
	 * @return what to answer instead, if the call was not made
	 */
	private @Nullable Repetition leased(RepeatableCall call) throws ServletException {
		if (!this.store.lease(call.program(), call.key(), call.fingerprint())) {
			return this.store.find(call.program(), call.key())
				.map((stored) -> Repetition.of(stored, call.fingerprint()))
				.orElseGet(Repetition::running);
		}
		var answer = Optional.<StoredAnswer>empty();
		try {
			answer = call.make();
		}
		catch (RepeatableCall.FailedException ex) {
			throw ex.unwrap();
		}
		finally {
			answer.ifPresentOrElse((made) -> this.store.finish(call.program(), call.key(), made),
					() -> this.store.release(call.program(), call.key()));
		}
		return null;
	}

}
