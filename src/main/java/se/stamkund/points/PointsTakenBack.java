package se.stamkund.points;

import java.util.UUID;

import se.stamkund.platform.outbox.OutboxEvent;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** A return took points back. */
@OutboxEvent("points.taken_back")
public record PointsTakenBack(UUID purchase, UUID refund, MemberId member, Points points) {
}
