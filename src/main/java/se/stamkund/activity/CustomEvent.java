package se.stamkund.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Something a storefront tells of that Stamkund has no word for itself.
 *
 * @param type a name of the storefront's own: {@code quiz.answered}
 * @param visitor whom it happened to when she is no member yet
 * @param occurredAt null for now
 */
public record CustomEvent(String type, @Nullable MemberId member, @Nullable String visitor, @Nullable UUID store,
		@Nullable String reference, Map<String, Object> properties, @Nullable Instant occurredAt) {
}
