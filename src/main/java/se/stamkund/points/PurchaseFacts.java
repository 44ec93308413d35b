package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/**
 * What the earning rules need to know about a purchase, as it was at its time. All
 * amounts are in the programme's currency and include VAT.
 *
 * @param at when the purchase was made; the rules in force then decide
 * @param member who earns; {@code null} for a guest, who may ask for a quote only
 * @param lines everything on the receipt, goods or not
 * @param discounts what was taken off the order as a whole, besides its lines' discounts
 * @param paidWithPoints the part of the total paid with points; earns nothing
 * @param paidWithGiftCard the part of the total paid with gift cards; earns as money does
 */
public record PurchaseFacts(Instant at, UUID store, String storeCode, @Nullable MemberId member, List<Line> lines,
		List<Discount> discounts, Money paidWithPoints, Money paidWithGiftCard) {

	public PurchaseFacts {
		lines = List.copyOf(lines);
		discounts = List.copyOf(discounts);
	}

	/** What a line is; only goods earn. */
	public enum LineKind {

		GOODS, SHIPPING, GIFT_CARD, FEE

	}

	/**
	 * A line of the purchase.
	 *
	 * @param id names the line when it is returned
	 * @param categories as they were at the time of the purchase
	 * @param gross the line's total with VAT, before any discount
	 * @param discount what was taken off this line
	 * @param vatRate in percent: 25 for 25 %
	 */
	public record Line(UUID id, LineKind kind, @Nullable String sku, @Nullable String brand, Set<String> categories,
			BigDecimal quantity, Money gross, Money discount, BigDecimal vatRate) {

		public Line {
			categories = Set.copyOf(categories);
		}

	}

	/**
	 * A discount on the whole order.
	 *
	 * @param label what the customer knows it by, such as the code "HÖST150"
	 * @param shares what of it is on which line; what is on none is spread over the goods
	 */
	public record Discount(@Nullable String label, Money amount, Map<UUID, Money> shares) {

		public Discount {
			shares = Map.copyOf(shares);
		}

		/** Over all goods, in proportion to what they cost. */
		public Discount(@Nullable String label, Money amount) {
			this(label, amount, Map.of());
		}

	}

}
