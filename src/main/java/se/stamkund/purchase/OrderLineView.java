package se.stamkund.purchase;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * A line of a recorded order.
 *
 * @param orderDiscount its share of the order's discounts
 * @param net what it was sold for: gross − discount − orderDiscount
 * @param vatRate in percent
 * @param refunded what of its net has come back
 */
public record OrderLineView(UUID id, String lineId, LineKind kind, @Nullable String sku, @Nullable String name,
		@Nullable String brand, List<String> categories, BigDecimal quantity, Money gross, Money discount,
		Money orderDiscount, Money net, BigDecimal vatRate, Money refunded, BigDecimal refundedQuantity) {

	public Money refundable() {
		return this.net.minus(this.refunded);
	}

	public BigDecimal refundableQuantity() {
		return this.quantity.subtract(this.refundedQuantity);
	}

}
