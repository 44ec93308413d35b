package se.stamkund.platform.api;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;

/** Answers every error of a REST controller with a problem document. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

	@ExceptionHandler
	ResponseEntity<byte[]> onAnsweredBefore(AnsweredBeforeException ex) {
		return ex.answer();
	}

	@ExceptionHandler
	ProblemDetail onBusinessRule(BusinessRuleException ex) {
		var declared = AnnotationUtils.findAnnotation(ex.getClass(), ResponseStatus.class);
		var status = (declared != null) ? declared.value()
				: (ex instanceof ConflictException) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
		return Problem.of(status, ex.code(), ex.detail());
	}

	@ExceptionHandler
	ProblemDetail onNotFound(NotFoundException ex) {
		return Problem.of(HttpStatus.NOT_FOUND, ex.code(), ex.detail());
	}

	@ExceptionHandler
	ProblemDetail onForbidden(ForbiddenException ex) {
		return Problem.of(HttpStatus.FORBIDDEN, ex.code(), ex.detail());
	}

	@ExceptionHandler
	ProblemDetail onInvalidField(InvalidFieldException ex) {
		return invalid(FieldProblem.at(ex.pointer(), ex.detail()));
	}

	@ExceptionHandler
	ProblemDetail onInvalidParameter(InvalidParameterException ex) {
		return invalid(FieldProblem.in(ex.parameter(), ex.detail()));
	}

	@ExceptionHandler
	ProblemDetail onRejected(RequestRejectedException ex) {
		return Problem.of(HttpStatus.BAD_REQUEST, "bad_request", "A parameter has a NUL character or a malformed name");
	}

	@ExceptionHandler
	ProblemDetail onPrecondition(PreconditionException ex) {
		return Problem.of(ex.status(), codeOf(ex.status()), ex.detail());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> onTooManyRequests(TooManyRequestsException ex) {
		return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
			.header(HttpHeaders.RETRY_AFTER, String.valueOf(ex.retryAfterSeconds()))
			.body(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", ex.detail()));
	}

	@ExceptionHandler
	ProblemDetail onOptimisticLock(OptimisticLockingFailureException ex, WebRequest request) {
		return (request.getHeader(HttpHeaders.IF_MATCH) != null) ? onPrecondition(PreconditionException.stale())
				: concurrentChange();
	}

	@ExceptionHandler({ ConcurrencyFailureException.class, DuplicateKeyException.class })
	ProblemDetail onConcurrency(Exception ex) {
		log.info("A concurrent change won: {}", ex.getMessage());
		return concurrentChange();
	}

	/** A value that no rule refused but no column can hold is still the client's. */
	@ExceptionHandler
	ProblemDetail onUnstorable(DataIntegrityViolationException ex) {
		if (ex.getRootCause() instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
			return onConcurrency(ex);
		}
		log.error("The database refused a value that should have been validated", ex);
		return Problem.of(HttpStatus.BAD_REQUEST, "not_storable", "A value is too long, too large or out of place");
	}

	@ExceptionHandler({ CannotCreateTransactionException.class, DataAccessResourceFailureException.class })
	ResponseEntity<ProblemDetail> onNoDatabase(Exception ex) {
		log.error("The database can't be reached", ex);
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "1")
			.body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Busy right now; send the same again"));
	}

	/** Left to the filter chain, which knows who is calling. */
	@ExceptionHandler({ AccessDeniedException.class, AuthenticationException.class })
	void onSecurity(RuntimeException ex) {
		throw ex;
	}

	@ExceptionHandler
	ProblemDetail onAnythingElse(Exception ex) {
		log.error("A request failed", ex);
		return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error",
				"Our mistake. Nothing was changed; tell us the request_id");
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var problem = JsonProblems.of((ex.getCause() != null) ? ex.getCause() : null);
		return handleExceptionInternal(ex, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var problem = Problem.invalid(status, ValidationProblems.of(ex.getAllErrors()));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var problem = Problem.invalid(status, ValidationProblems.of(ex));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
			MissingServletRequestParameterException ex, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		var problem = invalid(FieldProblem.in(ex.getParameterName(), "Is required"));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		var problem = mismatch(ex);
		return handleExceptionInternal(ex, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var answer = super.handleExceptionInternal(ex, body, headers, status, request);
		if (answer != null && answer.getBody() instanceof ProblemDetail problem
				&& (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
			Problem.complete(problem, codeOf(status));
		}
		return answer;
	}

	private static ProblemDetail mismatch(TypeMismatchException ex) {
		if (ex instanceof MethodArgumentTypeMismatchException argument
				&& argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
			return Problem.of(HttpStatus.NOT_FOUND, "not_found",
					"There is no " + argument.getName() + " " + ex.getValue());
		}
		var type = ex.getRequiredType();
		return invalid(FieldProblem.in(String.valueOf(ex.getPropertyName()), JsonProblems.expected(type)));
	}

	private static ProblemDetail invalid(FieldProblem error) {
		return Problem.invalid(HttpStatus.BAD_REQUEST, List.of(error));
	}

	private static ProblemDetail concurrentChange() {
		return Problem.of(HttpStatus.CONFLICT, "concurrent_change", "Changed by another call just now; send it again");
	}

	private static String codeOf(HttpStatusCode status) {
		return HttpStatus.valueOf(status.value()).name().toLowerCase(Locale.ROOT);
	}

}
