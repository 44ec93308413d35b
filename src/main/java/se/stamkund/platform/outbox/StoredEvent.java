package se.stamkund.platform.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import se.stamkund.shared.ProgramId;

/**
 * An event as it is first written.
 *
 * @param heardBy who need not be told
 */
record StoredEvent(UUID id, ProgramId program, String type, Instant publishedAt, String payload, Set<String> heardBy) {
}
