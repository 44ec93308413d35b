package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;

/**
 * Gives back part of an order: by lines, or by amount over the whole order.
 *
 * @param refundId the store's own id of this refund: the same one again changes nothing
 * @param lines the lines that come back (shipping and fees are lines called so); empty
 * when an amount is given
 * @param amount of the order's total, what was paid with points included; null when lines
 * are given
 * @param at when it happened; now if nothing is said
 */
public record RefundOrder(UUID order, String refundId, List<Line> lines, @Nullable Money amount, @Nullable Instant at) {

	public RefundOrder {
		lines = List.copyOf(lines);
	}

	/** A refund of an amount. */
	public static RefundOrder ofAmount(UUID order, String refundId, Money amount) {
		return new RefundOrder(order, refundId, List.of(), amount, null);
	}

	/** A refund of lines. */
	public static RefundOrder ofLines(UUID order, String refundId, List<Line> lines) {
		return new RefundOrder(order, refundId, lines, null, null);
	}

	/**
	 * What comes back of one line: a quantity (its share of what was paid), an amount, or
	 * with neither all that is left.
	 */
	public record Line(String lineId, @Nullable BigDecimal quantity, @Nullable Money amount) {

	}

}
