package se.stamkund.points;

import java.time.Instant;

/**
 * Settings that are in force.
 *
 * @param revision changes with every change
 * @param since when they came into force
 */
public record PointsSettingsView(PointsSettings settings, String revision, Instant since) {
}
