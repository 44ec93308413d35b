package se.stamkund.purchase;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.outbox.OutboxEvent;

/**
 * Part of an order came back, or all of it.
 *
 * @param order our id of it
 * @param refund our id of the refund
 * @param member whose it is; null for a guest
 * @param amount in minor units
 */
@OutboxEvent("order.refunded")
public record OrderRefunded(UUID order, UUID refund, String refundId, @Nullable UUID member, long amount,
		long pointsTaken, long pointsGivenBack, Instant at) {

	static OrderRefunded of(OrderPoints.Return back) {
		var member = back.order().memberId();
		var refund = back.refund().view();
		return new OrderRefunded(back.order().id(), refund.id(), refund.refundId(),
				(member != null) ? member.value() : null, refund.amount().minor(), refund.pointsTaken().value(),
				refund.pointsGivenBack().value(), refund.occurredAt());
	}

}
