package se.stamkund.purchase;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.outbox.OutboxEvent;

/**
 * An order was recorded.
 *
 * @param order our id of it
 * @param orderId the store's number
 * @param member whose it is; null for a guest
 * @param total in minor units
 * @param points awarded at once
 */
@OutboxEvent("order.recorded")
public record OrderRecorded(UUID order, UUID store, String orderId, @Nullable UUID member, OrderStatus status,
		Instant orderedAt, long total, long points) {

	static OrderRecorded of(PurchaseOrder order) {
		var member = order.memberId();
		return new OrderRecorded(order.id(), order.storeId(), order.orderId(), (member != null) ? member.value() : null,
				order.status(), order.progress().orderedAt(), order.sums().total().minor(),
				order.tally().awarded().value());
	}

}
