package se.stamkund.platform.api;

import java.util.function.Function;

import org.springframework.http.ResponseEntity;

import se.stamkund.shared.ProgramId;

/**
 * Something of a programme that is decided as a whole, with an ETag of its content.
 *
 * @param read what is decided
 * @param body the same as JSON
 */
public record ContentResource<S, B>(Function<ProgramId, S> read, Function<S, B> body) {

	public ResponseEntity<B> get(ProgramId program) {
		var content = this.read.apply(program);
		return ResponseEntity.ok().eTag(ETag.ofContent(content).header()).body(this.body.apply(content));
	}

	/** Decides anew, if nobody else has since the caller read it. */
	public ResponseEntity<B> put(ProgramId program, IfMatch ifMatch, Runnable change) {
		ifMatch.require(ETag.ofContent(this.read.apply(program)));
		change.run();
		return get(program);
	}

}
