package se.stamkund.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the timeline shows it; see {@link Activity}.
 *
 * @param actor who did it, like {@code staff:0198…}
 */
public record ActivityView(UUID id, String type, @Nullable String reference, @Nullable UUID store, String actor,
		Map<String, Object> properties, Instant occurredAt) {
}
