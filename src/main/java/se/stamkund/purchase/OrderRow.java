package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * An order in a list.
 *
 * @param points awarded and not taken back by refunds
 */
public record OrderRow(UUID id, UUID store, String orderId, boolean test, @Nullable MemberId member, OrderStatus status,
		Instant orderedAt, Money total, Money refunded, Points points, Points pointsUsed, List<OrderWarning> warnings) {

}
