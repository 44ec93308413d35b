package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/** What an order must be to be recorded. Knows nothing of what is stored. */
final class OrderRules {

	static final int MAX_LINES = 2000;

	static final Money MAX_AMOUNT = Money.ofMinor(100_000_000_000L);

	static final BigDecimal MAX_QUANTITY = BigDecimal.valueOf(1_000_000);

	/** How far a store's clock may be ahead of ours. */
	static final Duration SKEW = Duration.ofMinutes(5);

	private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

	private OrderRules() {
	}

	/**
	 * Lets an order pass, or says what is wrong with it.
	 * @throws BusinessRuleException naming the field it is about
	 */
	static void check(RecordOrder order, Currency currency, Instant now) {
		checkCurrency(order, currency);
		checkDate(order.orderedAt(), now);
		if (order.lines().isEmpty() || order.lines().size() > MAX_LINES) {
			throw new BusinessRuleException("order_lines", "An order has 1 to " + MAX_LINES + " lines", MAX_LINES);
		}
		checkLines(order);
		checkAmount("shipping", order.shipping());
		checkAmount("fees", order.fees());
		order.discounts().forEach((discount) -> checkAmount("discounts", discount.amount()));
		checkSums(order, currency);
	}

	/**
	 * A moment that has come, give or take a clock, and not before there were webshops.
	 */
	static void checkDate(@Nullable Instant at, Instant now) {
		if (at != null && at.isAfter(now.plus(SKEW))) {
			throw new BusinessRuleException("date_in_future", "The date " + at + " has not come yet; it is " + now);
		}
		if (at != null && at.isBefore(EARLIEST)) {
			throw new BusinessRuleException("date_too_early", "The date " + at + " is before " + EARLIEST);
		}
	}

	private static void checkCurrency(RecordOrder order, Currency currency) {
		if (order.currency() != null && !order.currency().equals(currency.getCurrencyCode())) {
			throw new BusinessRuleException("currency_differs",
					"The order is in " + order.currency() + ", the programme in " + currency.getCurrencyCode(),
					order.currency(), currency.getCurrencyCode());
		}
	}

	private static void checkLines(RecordOrder order) {
		var ids = new HashSet<String>();
		if (order.shipping().isPositive()) {
			ids.add(RecordOrder.SHIPPING_LINE);
		}
		if (order.fees().isPositive()) {
			ids.add(RecordOrder.FEES_LINE);
		}
		for (RecordLine line : order.lines()) {
			if (!ids.add(line.lineId())) {
				throw new BusinessRuleException("line_id_twice", "Two lines are called " + line.lineId(),
						line.lineId());
			}
			checkAmount("lines", line.gross());
			checkAmount("lines", line.discount());
			if (line.discount().compareTo(line.gross()) > 0) {
				throw new BusinessRuleException("discount_exceeds_line",
						"The discount of line " + line.lineId() + " is more than its price", line.lineId());
			}
			if (line.quantity().signum() <= 0 || line.quantity().compareTo(MAX_QUANTITY) > 0
					|| line.quantity().stripTrailingZeros().scale() > 3) {
				throw new BusinessRuleException("quantity_invalid", "The quantity of line " + line.lineId()
						+ " must be above 0, at most " + MAX_QUANTITY + ", with three decimals at most", line.lineId());
			}
			if (line.vatRate().signum() < 0 || line.vatRate().compareTo(BigDecimal.valueOf(100)) > 0) {
				throw new BusinessRuleException("vat_rate_invalid",
						"The VAT rate of line " + line.lineId() + " must be 0 to 100 percent", line.lineId());
			}
		}
	}

	private static void checkAmount(String field, Money amount) {
		if (amount.isNegative()) {
			throw new BusinessRuleException("amount_negative", "An amount in " + field + " is negative");
		}
		if (amount.compareTo(MAX_AMOUNT) > 0) {
			throw new BusinessRuleException("amount_too_large", "An amount in " + field + " is too large");
		}
	}

	private static void checkSums(RecordOrder order, Currency currency) {
		var lines = OrderDraft.sum(order.lines(), OrderDraft::afterOwnDiscount);
		var whole = lines.plus(order.shipping()).plus(order.fees());
		var discounts = OrderDraft.sum(order.discounts(), OrderDiscount::amount);
		if (whole.compareTo(MAX_AMOUNT) > 0) {
			throw new BusinessRuleException("amount_too_large", "The order's total is too large");
		}
		if (discounts.compareTo(whole) > 0) {
			throw new BusinessRuleException("discount_exceeds_order", "The discounts are more than the order",
					discounts, whole);
		}
		var total = whole.minus(discounts);
		if (order.total() != null && !order.total().equals(total)) {
			throw new BusinessRuleException("total_differs",
					"Lines give " + total.toDecimal(currency) + ", total says " + order.total().toDecimal(currency),
					total, order.total());
		}
		checkAmount("paid_with_points", order.paidWithPoints());
		checkAmount("paid_with_gift_card", order.paidWithGiftCard());
		if (order.paidWithPoints().plus(order.paidWithGiftCard()).compareTo(total) > 0) {
			throw new BusinessRuleException("paid_exceeds_total",
					"Points and gift cards paid more than the order's " + total.toDecimal(currency), total);
		}
	}

}
