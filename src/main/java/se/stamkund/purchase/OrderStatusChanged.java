package se.stamkund.purchase;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.outbox.OutboxEvent;

/**
 * An order got a new status.
 *
 * @param order our id of it
 * @param orderId the store's number
 * @param member whose it is; null for a guest
 * @param at when it happened, as the store told
 */
@OutboxEvent("order.status_changed")
public record OrderStatusChanged(UUID order, UUID store, String orderId, @Nullable UUID member, OrderStatus status,
		Instant at) {

	static OrderStatusChanged of(PurchaseOrder order) {
		var member = order.memberId();
		return new OrderStatusChanged(order.id(), order.storeId(), order.orderId(),
				(member != null) ? member.value() : null, order.status(), order.progress().statusAt());
	}

}
