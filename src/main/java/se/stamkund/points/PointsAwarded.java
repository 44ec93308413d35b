package se.stamkund.points;

import java.util.UUID;

import se.stamkund.platform.outbox.OutboxEvent;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** A purchase gave points. */
@OutboxEvent("points.awarded")
public record PointsAwarded(UUID purchase, MemberId member, Points points) {
}
