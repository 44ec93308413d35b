package se.stamkund.pricing;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * A line of a cart.
 *
 * @param quantity more than 0
 * @param gross the price of the whole line with VAT, before discounts
 * @param discount the line's own discount, at most its price
 */
public record CartLine(String lineId, Kind kind, @Nullable String sku, List<String> categories, @Nullable String brand,
		BigDecimal quantity, Money gross, Money discount) {

	public CartLine {
		categories = List.copyOf(categories);
		if (quantity.signum() <= 0 || gross.isNegative() || discount.isNegative() || discount.compareTo(gross) > 0) {
			throw new IllegalArgumentException("Not the line of a cart: " + lineId);
		}
	}

	/** What a line is for. Offers take something off goods only. */
	public enum Kind {

		GOODS, GIFT_CARD, FEE

	}

	/** Goods without a discount of their own. */
	public static CartLine goods(String lineId, String sku, long quantity, Money gross) {
		return new CartLine(lineId, Kind.GOODS, sku, List.of(), null, BigDecimal.valueOf(quantity), gross, Money.ZERO);
	}

	/** The price after the line's own discount. */
	public Money price() {
		return this.gross.minus(this.discount);
	}

}
