package se.stamkund.program.keys;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A key as others see it, without its secret.
 *
 * @param prefix how it starts
 * @param store its default store
 * @param lastUsedAt to the minute
 */
public record KeyView(UUID id, String name, KeyKind kind, KeyMode mode, String prefix, @Nullable UUID store,
		Instant createdAt, @Nullable Instant lastUsedAt, @Nullable Instant revokedAt) {

	public boolean isRevoked() {
		return this.revokedAt != null;
	}

}
