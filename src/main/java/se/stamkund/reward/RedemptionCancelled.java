package se.stamkund.reward;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.platform.outbox.OutboxEvent;
import se.stamkund.shared.MemberId;

/** A reward was given back, and its points returned. */
@OutboxEvent("reward.given_back")
public record RedemptionCancelled(UUID redemption, MemberId member, UUID reward, long points, Instant at) {
}
