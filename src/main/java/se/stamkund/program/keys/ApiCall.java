package se.stamkund.program.keys;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One call as the log keeps it, without anything personal.
 *
 * @param path with the names of the parameters, their values masked
 * @param code what was wrong, if anything
 * @param body the JSON that was sent, its texts masked
 */
public record ApiCall(UUID id, UUID key, Instant at, String method, String path, int status, int durationMs,
		@Nullable String requestId, @Nullable String code, @Nullable String detail, @Nullable String body) {

	public boolean failed() {
		return this.status >= 400;
	}

}
