package se.stamkund.reward;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.platform.outbox.OutboxEvent;
import se.stamkund.shared.MemberId;

/** A member took a reward. */
@OutboxEvent("reward.redeemed")
public record RewardRedeemed(UUID redemption, MemberId member, UUID reward, RewardKind kind, long points, Instant at) {
}
