package se.stamkund.program;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An invitation that has not been accepted. */
public record InvitationView(UUID id, String email, Role role, @Nullable UUID store, Instant expiresAt) {
}
