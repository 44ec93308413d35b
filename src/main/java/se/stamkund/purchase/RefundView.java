package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * Money given back on an order, and what that did to the points.
 *
 * @param refundId the store's own id of it
 * @param amount of the order's total, what was paid with points included
 * @param pointsTaken left the member's account, or became a debt
 * @param pointsUncollected should have been taken too, but were already used
 * @param pointsGivenBack of those that had part-paid the order
 * @param giftCardGivenBack onto the gift cards that had part-paid it
 * @param codesGivenBack how many codes can be used again
 */
public record RefundView(UUID id, UUID order, String refundId, RefundKind kind, Money amount, List<Line> lines,
		Points pointsTaken, Points pointsUncollected, Points pointsGivenBack, Money giftCardGivenBack,
		int codesGivenBack, Instant occurredAt) {

	/** What came back of one line. */
	public record Line(String lineId, Money amount, BigDecimal quantity) {

	}

}
