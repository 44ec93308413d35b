package se.stamkund.platform.api;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;

/** What a call is answered that is not made, because of another with the same key. */
record Repetition(@Nullable StoredAnswer stored, @Nullable BusinessRuleException refusal) {

	static Repetition of(StoredAnswer stored, byte[] fingerprint) {
		return new Repetition(stored, stored.refusal(fingerprint));
	}

	static Repetition running() {
		return new Repetition(null, StoredAnswer.running());
	}

	static Repetition lost() {
		return new Repetition(null, new ConflictException("concurrent_change",
				"Changed by another call just now; send it again with the same key"));
	}

	void writeTo(HttpServletResponse response, ProblemWriter problems) throws IOException {
		if (this.refusal != null) {
			var status = (this.refusal instanceof ConflictException) ? HttpStatus.CONFLICT
					: HttpStatus.UNPROCESSABLE_CONTENT;
			problems.write(response, Problem.of(status, this.refusal.code(), this.refusal.detail()));
			return;
		}
		var answer = Objects.requireNonNull(this.stored).again();
		response.setStatus(answer.getStatusCode().value());
		answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
		response.getOutputStream().write(Objects.requireNonNull(answer.getBody()));
	}

}
