package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import se.stamkund.purchase.OrderCustomer;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/**
 * A line that gives something back.
 *
 * @param named the order it says it is of; null if it says none
 * @param number what the line itself is called; may happen to be an order
 * @param quantity how much comes back; null if only an amount is said
 */
record ReturnUnit(Unit unit, String store, @Nullable String named, @Nullable String number, String refundId,
		OrderCustomer customer, @Nullable String sku, @Nullable BigDecimal quantity, @Nullable Money amount,
		Instant at) {

	static ReturnUnit read(ImportContext context, Unit unit) {
		var row = unit.first();
		var store = PersonRow.store(context, row);
		if (store == null) {
			throw Row.missing(ImportField.STORE);
		}
		var at = PersonRow.past(context, ImportField.ORDERED_AT, row.instant(ImportField.ORDERED_AT));
		if (at == null) {
			throw Row.missing(ImportField.ORDERED_AT);
		}
		var number = row.text(ImportField.ORDER_ID, 80);
		var id = row.text(ImportField.REFUND_ID, 100);
		var quantity = row.number(ImportField.QUANTITY);
		return new ReturnUnit(unit, store, row.text(ImportField.REFUND_OF, 100), number,
				(id != null) ? id : ((number != null) ? number : "row") + "-" + unit.name(), OrderUnit.customer(unit),
				row.text(ImportField.SKU, 100), positive(quantity), amount(row, quantity), at);
	}

	private static @Nullable BigDecimal positive(@Nullable BigDecimal quantity) {
		if (quantity == null) {
			return null;
		}
		var count = quantity.abs();
		if (count.signum() == 0 || count.stripTrailingZeros().scale() > 3) {
			throw new BusinessRuleException("quantity_invalid", "The quantity must not be 0", "");
		}
		return count;
	}

	private static @Nullable Money amount(Row row, @Nullable BigDecimal quantity) {
		var told = row.money(ImportField.AMOUNT);
		var price = row.number(ImportField.UNIT_PRICE);
		var amount = (told != null) ? told : (price != null) ? row.values()
			.money(ImportField.UNIT_PRICE.code(), price.multiply(Objects.requireNonNullElse(quantity, BigDecimal.ONE)))
				: row.money(ImportField.TOTAL);
		return (amount != null && amount.isNegative()) ? Money.ZERO.minus(amount) : amount;
	}

	/** What the customer is remembered by; null for nobody. */
	static @Nullable String key(OrderCustomer customer, String store) {
		if (customer.externalId() != null) {
			return "x:" + store + ":" + customer.externalId();
		}
		if (customer.email() != null) {
			return "e:" + LineKeys.folded(customer.email());
		}
		return (customer.phone() != null) ? "p:" + LineKeys.folded(customer.phone()) : null;
	}

	@Nullable String key() {
		return key(this.customer, this.store);
	}

}
