package se.stamkund.purchase;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.outbox.OutboxEvent;

/** A guest's order turned out to be a member's. */
@OutboxEvent("order.joined")
public record OrderJoined(UUID order, @Nullable UUID member, long points) {

	static OrderJoined of(PurchaseOrder order) {
		var member = order.memberId();
		return new OrderJoined(order.id(), (member != null) ? member.value() : null, order.tally().awarded().value());
	}

}
