package se.stamkund.platform.api;

import org.springframework.http.ResponseEntity;

/** The call was made before, with the same {@code Idempotency-Key}. */
class AnsweredBeforeException extends RuntimeException {

	private final transient StoredAnswer stored;

	AnsweredBeforeException(StoredAnswer stored) {
		super("Answered before", null, false, false);
		this.stored = stored;
	}

	ResponseEntity<byte[]> answer() {
		return this.stored.again();
	}

}
