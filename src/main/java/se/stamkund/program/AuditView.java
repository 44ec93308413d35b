package se.stamkund.program;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;

/**
 * One line of the audit log.
 *
 * @param actorName who it was, if that is still known
 * @param target what it happened to, in words; absent if only an id is left of it
 * @param page where there is more to see of it
 * @param edited whether it was there before and is there still
 */
public record AuditView(UUID id, Instant at, Actor actor, @Nullable String actorName, String action,
		@Nullable String target, @Nullable String page, boolean edited, List<Change> changes) {

	/**
	 * What a field was and became; absent where there was nothing. A value is a text, a
	 * number, a boolean, an instant, money, or a list of such.
	 *
	 * @param field its path: {@code rate.per}
	 */
	public record Change(String field, @Nullable Object before, @Nullable Object after) {
	}

}
