package se.stamkund.purchase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Apportion;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/**
 * What a refund takes from which line. An amount is spread over what is left of every
 * line, so that refunds by amount and by line can follow each other.
 */
record RefundPlan(String refundId, RefundKind kind, Money amount, List<Part> parts) {

	/** What our own refunds of cancelled orders are called. */
	static final String CANCELLATION_PREFIX = "cancel:";

	/** What comes back of one line. */
	record Part(OrderLine line, Money amount, BigDecimal quantity) {

	}

	/**
	 * Works out a refund.
	 * @throws BusinessRuleException if more would come back than is left
	 */
	static RefundPlan of(PurchaseOrder order, RefundOrder refund) {
		if (refund.lines().isEmpty() == (refund.amount() == null)) {
			throw new BusinessRuleException("refund_lines_or_amount", "Say either which lines come back or an amount");
		}
		var amount = refund.amount();
		return (amount != null) ? ofAmount(order, refund.refundId(), amount) : ofLines(order, refund);
	}

	/** All that is left. */
	static RefundPlan cancellation(PurchaseOrder order) {
		var parts = order.lines().stream().map((line) -> new Part(line, left(line), leftQuantity(line))).toList();
		return new RefundPlan(CANCELLATION_PREFIX + order.orderId(), RefundKind.CANCELLATION, order.refundable(),
				parts);
	}

	/** No money, as none was paid; but points that were used come back. */
	static RefundPlan cancellationOfUnpaid(PurchaseOrder order) {
		return new RefundPlan(CANCELLATION_PREFIX + order.orderId(), RefundKind.CANCELLATION, Money.ZERO, List.of());
	}

	private static RefundPlan ofAmount(PurchaseOrder order, String refundId, Money amount) {
		if (!amount.isPositive()) {
			throw new BusinessRuleException("refund_nothing", "A refund is of more than 0");
		}
		if (amount.compareTo(order.refundable()) > 0) {
			throw exceeds(amount, order.refundable());
		}
		var lines = order.lines();
		var shares = Apportion.of(amount.minor(), lines.stream().mapToLong((line) -> left(line).minor()).toArray());
		var parts = new ArrayList<Part>();
		for (int i = 0; i < shares.length; i++) {
			if (shares[i] > 0) {
				parts.add(new Part(lines.get(i), Money.ofMinor(shares[i]), BigDecimal.ZERO));
			}
		}
		return new RefundPlan(refundId, RefundKind.AMOUNT, amount, List.copyOf(parts));
	}

	private static RefundPlan ofLines(PurchaseOrder order, RefundOrder refund) {
		var named = new HashSet<String>();
		var parts = new ArrayList<Part>();
		for (RefundOrder.Line wanted : refund.lines()) {
			if (!named.add(wanted.lineId())) {
				throw new BusinessRuleException("line_id_twice", "Line " + wanted.lineId() + " is named twice",
						wanted.lineId());
			}
			var line = order.lines()
				.stream()
				.filter((candidate) -> candidate.lineId().equals(wanted.lineId()))
				.findFirst()
				.orElseThrow(() -> new BusinessRuleException("line_unknown", "The order has no line " + wanted.lineId(),
						wanted.lineId()));
			parts.add(part(line, wanted.quantity(), wanted.amount()));
		}
		return new RefundPlan(refund.refundId(), RefundKind.LINES, OrderDraft.sum(parts, Part::amount),
				List.copyOf(parts));
	}

	private static Part part(OrderLine line, @Nullable BigDecimal quantity, @Nullable Money amount) {
		if (quantity == null && amount == null) {
			return new Part(line, left(line), leftQuantity(line));
		}
		var count = (quantity != null) ? quantity : BigDecimal.ZERO;
		if (count.signum() < 0 || (quantity != null && count.signum() == 0) || count.stripTrailingZeros().scale() > 3) {
			throw new BusinessRuleException("quantity_invalid",
					"The quantity of line " + line.lineId() + " must be above 0, with three decimals at most",
					line.lineId());
		}
		if (count.compareTo(leftQuantity(line)) > 0) {
			throw new BusinessRuleException("refund_exceeds_line",
					leftQuantity(line).stripTrailingZeros().toPlainString() + " are left of line " + line.lineId(),
					line.lineId());
		}
		var money = (amount != null) ? amount : worth(line, count);
		if (money.isNegative()) {
			throw new BusinessRuleException("amount_negative", "An amount in lines is negative");
		}
		if (money.compareTo(left(line)) > 0) {
			throw new BusinessRuleException("refund_exceeds_line",
					"More comes back of line " + line.lineId() + " than is left of it", line.lineId());
		}
		return new Part(line, money, count);
	}

	/** Counted on all that has come back, so that single pieces add up to the line. */
	private static Money worth(OrderLine line, BigDecimal count) {
		var before = share(line, line.refundedQuantity());
		var after = share(line, line.refundedQuantity().add(count));
		return Money.ofMinor(Math.min(after - before, left(line).minor()));
	}

	private static long share(OrderLine line, BigDecimal count) {
		return BigDecimal.valueOf(line.net().minor())
			.multiply(count)
			.divide(line.quantity(), 0, RoundingMode.HALF_UP)
			.longValueExact();
	}

	private static Money left(OrderLine line) {
		return line.net().minus(line.refunded());
	}

	private static BigDecimal leftQuantity(OrderLine line) {
		return line.quantity().subtract(line.refundedQuantity());
	}

	private static BusinessRuleException exceeds(Money amount, Money left) {
		return new BusinessRuleException("refund_exceeds_order", "More comes back than is left of the order", amount,
				left);
	}

}
