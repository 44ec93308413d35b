package se.stamkund.platform.api;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;

/**
 * What was answered to a call.
 *
 * @param status 2xx; none while the call is running
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredAnswer(byte[] fingerprint, @Nullable Integer status, @Nullable String contentType,
		@Nullable String location, @Nullable String etag, byte @Nullable [] body) {

	/** Why it is no answer to that request; null if it is. */
	@Nullable BusinessRuleException refusal(byte[] request) {
		if (!Arrays.equals(this.fingerprint, request)) {
			return new BusinessRuleException("idempotency_key_reused",
					"This Idempotency-Key was used for another request; make a new key for each new request");
		}
		return (this.status == null) ? running() : null;
	}

	/** What was answered then, to the letter. */
	ResponseEntity<byte[]> again() {
		var answer = ResponseEntity.status((this.status != null) ? this.status : HttpStatus.OK.value())
			.header("Idempotent-Replayed", "true");
		header(answer, HttpHeaders.CONTENT_TYPE, this.contentType);
		header(answer, HttpHeaders.LOCATION, this.location);
		header(answer, HttpHeaders.ETAG, this.etag);
		return answer.body((this.body != null) ? this.body : new byte[0]);
	}

	private static void header(ResponseEntity.BodyBuilder answer, String name, @Nullable String value) {
		if (value != null) {
			answer.header(name, value);
		}
	}

	static ConflictException running() {
		return new ConflictException("idempotency_key_in_use",
				"The first call with this Idempotency-Key is still running; ask again in a moment");
	}

}
