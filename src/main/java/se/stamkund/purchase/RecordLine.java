package se.stamkund.purchase;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;

/**
 * A line of an order.
 *
 * @param lineId what refunds name it by, unique within the order
 * @param sku the store's own article number; name, brand and categories that are not
 * given are taken from the catalogue
 * @param quantity more than 0, at most three decimals
 * @param gross the price of the whole line with VAT, before discounts
 * @param discount the line's own discount; the order's is spread over the lines
 * @param vatRate in percent: 25 for 25 %; 0 if it is not known
 */
public record RecordLine(String lineId, LineKind kind, @Nullable String sku, @Nullable String name,
		@Nullable String brand, List<String> categories, BigDecimal quantity, Money gross, Money discount,
		BigDecimal vatRate) {

	public RecordLine {
		categories = List.copyOf(categories);
	}

	/** Goods without a discount. */
	public static RecordLine goods(String lineId, String sku, BigDecimal quantity, Money gross) {
		return new RecordLine(lineId, LineKind.GOODS, sku, null, null, List.of(), quantity, gross, Money.ZERO,
				BigDecimal.ZERO);
	}

	static RecordLine extra(String lineId, LineKind kind, Money gross) {
		return new RecordLine(lineId, kind, null, null, null, List.of(), BigDecimal.ONE, gross, Money.ZERO,
				BigDecimal.ZERO);
	}

	/** The same line, with what the catalogue knows where the order said nothing. */
	RecordLine described(@Nullable String name, @Nullable String brand, List<String> categories) {
		return new RecordLine(this.lineId, this.kind, this.sku, (this.name != null) ? this.name : name,
				(this.brand != null) ? this.brand : brand, this.categories.isEmpty() ? categories : this.categories,
				this.quantity, this.gross, this.discount, this.vatRate);
	}

}
