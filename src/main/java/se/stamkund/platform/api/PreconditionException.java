package se.stamkund.platform.api;

import org.springframework.http.HttpStatus;

/** The client changes a resource without having seen its current version. */
public class PreconditionException extends RuntimeException {

	private final HttpStatus status;

	private PreconditionException(HttpStatus status, String detail) {
		super(detail);
		this.status = status;
	}

	static PreconditionException missing() {
		return new PreconditionException(HttpStatus.PRECONDITION_REQUIRED,
				"Get the resource first and send its ETag as If-Match, so that nobody's change is overwritten unseen");
	}

	static PreconditionException stale() {
		return new PreconditionException(HttpStatus.PRECONDITION_FAILED,
				"It has changed since you read it; get it again, redo your change on it and send the new ETag");
	}

	public HttpStatus status() {
		return this.status;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

}
