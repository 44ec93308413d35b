package se.stamkund.purchase;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/** How far an order has come, and when. */
@Embeddable
record OrderProgress(@Enumerated(EnumType.STRING) OrderStatus status, Instant orderedAt, @Nullable Instant paidAt,
		@Nullable Instant deliveredAt, @Nullable Instant cancelledAt) {

	static OrderProgress placed(Instant orderedAt) {
		return new OrderProgress(OrderStatus.CREATED, orderedAt, null, null, null);
	}

	/** It was placed at another time than was told before. */
	OrderProgress placedAt(@Nullable Instant at) {
		return (at != null) ? new OrderProgress(this.status, at, this.paidAt, this.deliveredAt, this.cancelledAt)
				: this;
	}

	/** Moves on; what was skipped is taken to have happened at the same time. */
	OrderProgress become(OrderStatus next, Instant at, String orderId) {
		if (this.status == OrderStatus.CANCELLED) {
			throw cancelled(orderId);
		}
		if (!this.status.canBecome(next)) {
			throw new BusinessRuleException("status_backwards",
					"Order " + orderId + " is already " + this.status.name().toLowerCase(Locale.ROOT), orderId);
		}
		return new OrderProgress(next, this.orderedAt, (next.isPaid() && this.paidAt == null) ? at : this.paidAt,
				(next == OrderStatus.DELIVERED) ? at : this.deliveredAt,
				(next == OrderStatus.CANCELLED) ? at : this.cancelledAt);
	}

	void requireRefundable(String orderId) {
		if (this.status == OrderStatus.CANCELLED) {
			throw cancelled(orderId);
		}
		if (!this.status.isPaid()) {
			throw new BusinessRuleException("order_unpaid", "Order " + orderId + " has not been paid", orderId);
		}
	}

	/** When it got the status it has. */
	Instant statusAt() {
		var at = switch (this.status) {
			case CREATED -> this.orderedAt;
			case PAID -> this.paidAt;
			case DELIVERED -> this.deliveredAt;
			case CANCELLED -> this.cancelledAt;
		};
		return (at != null) ? at : this.orderedAt;
	}

	/** Whether the latest move changed what it comes to: paid for, or cancelled. */
	boolean comesToElse() {
		return this.status == OrderStatus.PAID || this.status == OrderStatus.CANCELLED
				|| this.status == OrderStatus.DELIVERED && Objects.equals(this.paidAt, this.deliveredAt);
	}

	private static BusinessRuleException cancelled(String orderId) {
		return new BusinessRuleException("order_cancelled", "Order " + orderId + " is cancelled, for good", orderId);
	}

}
