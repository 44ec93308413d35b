package se.stamkund.points;

import java.time.Instant;

/**
 * Settings that are in force.
 *
 * @param revision changes with every change
 * @param since when they came into force
 * @param expiryChange the latest change of how points expire that they know of
 */
public record PointsSettingsView(PointsSettings settings, String revision, Instant since, int expiryChange) {
}
