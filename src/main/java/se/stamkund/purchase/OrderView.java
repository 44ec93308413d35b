package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.AwardView;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * A recorded order.
 *
 * @param storeCode what storefronts call the store
 * @param orderId the store's own order number
 * @param member whose it is; null for a guest
 * @param joinedAt when a guest's order became a member's
 * @param points awarded; its why is told by {@code points.Awards}, by this id
 * @param pointsTaken what refunds have taken of them
 * @param pointsUsed what part of the order was paid with
 * @param pointsGivenBack what refunds have given back of those
 * @param award what it gave and why, if that was counted just now
 */
public record OrderView(UUID id, UUID store, String storeCode, String orderId, boolean test, @Nullable MemberId member,
		CustomerView customer, @Nullable Instant joinedAt, OrderStatus status, Instant orderedAt,
		@Nullable Instant paidAt, @Nullable Instant deliveredAt, @Nullable Instant cancelledAt, Instant recordedAt,
		OrderTotals totals, List<OrderDiscount> discounts, Points points, Points pointsTaken, Points pointsUsed,
		Points pointsGivenBack, List<OrderWarning> warnings, List<OrderLineView> lines, @Nullable AwardView award) {

	public Money refundable() {
		return this.totals.total().minus(this.totals.refunded());
	}

}
