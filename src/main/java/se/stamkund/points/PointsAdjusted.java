package se.stamkund.points;

import java.util.UUID;

import se.stamkund.platform.outbox.OutboxEvent;
import se.stamkund.shared.MemberId;

/** Staff or a storefront gave points, or took them when negative. */
@OutboxEvent("points.adjusted")
public record PointsAdjusted(UUID adjustment, MemberId member, long points) {
}
