package se.stamkund.platform.api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

/** What one call of a group is answered. */
public sealed interface Reply<A> {

	/** It is done. */
	record Done<A>(ResponseEntity<A> answer) implements Reply<A> {

		/** As it is kept for a repetition. */
		StoredAnswer stored(byte[] fingerprint, JsonMapper json) {
			var headers = this.answer.getHeaders();
			var body = this.answer.getBody();
			return new StoredAnswer(fingerprint, this.answer.getStatusCode().value(), MediaType.APPLICATION_JSON_VALUE,
					headers.getFirst(HttpHeaders.LOCATION), headers.getFirst(HttpHeaders.ETAG),
					(body != null) ? json.writeValueAsBytes(body) : new byte[0]);
		}

	}

	/** It was refused, and changed nothing. */
	record Refused<A>(RuntimeException reason) implements Reply<A> {

	}

	/** The answer; throws the reason of a refusal. */
	default ResponseEntity<A> orThrow() {
		return switch (this) {
			case Done<A>(var answer) -> answer;
			case Refused<A>(var reason) -> throw reason;
		};
	}

}
