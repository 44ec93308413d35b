package se.stamkund.points;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Points;

/**
 * What an award would give and until when.
 *
 * @param expiresAt when the points expire; null if they don't, or if that is not known
 * yet
 */
public record AwardForecast(Points points, @Nullable Instant expiresAt) {
}
