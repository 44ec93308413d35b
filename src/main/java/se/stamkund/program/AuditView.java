package se.stamkund.program;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;

/**
 * One line of the audit log.
 *
 * @param actorName who it was, if it was staff whose account still is there
 * @param target what it happened to; a member of staff by name
 */
public record AuditView(UUID id, Instant at, Actor actor, @Nullable String actorName, String action, String target,
		List<Change> changes) {

	/** What a field was and became; absent where there was nothing. */
	public record Change(String field, @Nullable String before, @Nullable String after) {
	}

}
