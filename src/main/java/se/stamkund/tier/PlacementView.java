package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * That staff placed a member.
 *
 * @param atLeast whether she may rise above it; otherwise she can't
 * @param reason personal data: for staff
 * @param until the first instant when it no longer holds; null for until it is ended
 */
public record PlacementView(UUID id, UUID tier, boolean atLeast, String reason, Instant from, @Nullable Instant until) {
}
