package se.stamkund.platform.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event that this worker has for a while.
 *
 * @param heardBy the listeners that are done with it
 * @param attempts how often it was claimed, this time included
 */
record ClaimedEvent(UUID id, UUID programId, String type, Instant publishedAt, String payload, Set<String> heardBy,
		int attempts) {
}
