package se.stamkund.purchase.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.AwardView;
import se.stamkund.points.web.AwardResponse;
import se.stamkund.purchase.CustomerView;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.OrderLineView;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.shared.MemberId;

/** An order as JSON answers it, with its award and why. */
@Schema(name = "Order")
record OrderResponse(UUID id, String store, String orderId, boolean test, @Nullable UUID member, Customer customer,
		@OneOf(OrderStatus.class) String status, Instant orderedAt, @Nullable Instant paidAt,
		@Nullable Instant deliveredAt, @Nullable Instant cancelledAt, Instant recordedAt, String currency,
		List<Line> lines, List<Discount> discounts, Totals totals, @Nullable AwardResponse award, Points points,
		List<WarningResponse> warnings) {

	static OrderResponse of(OrderView order, @Nullable AwardView award, Currency currency) {
		var totals = order.totals();
		return new OrderResponse(order.id(), order.storeCode(), order.orderId(), order.test(), id(order.member()),
				Customer.of(order.customer()), Words.of(order.status()), order.orderedAt(), order.paidAt(),
				order.deliveredAt(), order.cancelledAt(), order.recordedAt(), currency.getCurrencyCode(),
				order.lines().stream().map((line) -> Line.of(line, award, currency)).toList(),
				order.discounts().stream().map((discount) -> Discount.of(discount, currency)).toList(),
				new Totals(Amount.of(totals.goods(), currency), Amount.of(totals.discount(), currency),
						Amount.of(totals.shipping(), currency), Amount.of(totals.fees(), currency),
						Amount.of(totals.total(), currency), Amount.of(totals.paidWithPoints(), currency),
						Amount.of(totals.paidWithGiftCard(), currency), Amount.of(totals.toPay(), currency),
						Amount.of(totals.refunded(), currency)),
				(award != null) ? AwardResponse.of(award, currency) : null,
				new Points(order.points().value(), order.pointsTaken().value(), order.pointsUsed().value(),
						order.pointsGivenBack().value()),
				order.warnings().stream().map((warning) -> WarningResponse.of(warning, currency)).toList());
	}

	private static @Nullable UUID id(@Nullable MemberId member) {
		return (member != null) ? member.value() : null;
	}

	/** What the store knew of the customer. */
	@Schema(name = "OrderCustomerKnown")
	record Customer(@Nullable String id, @Nullable String email, @Nullable String phone) {

		static Customer of(CustomerView customer) {
			return new Customer(customer.externalId(), customer.email(), customer.phone());
		}

	}

	/** A line and its share of the award. */
	@Schema(name = "OrderLine")
	record Line(String lineId, @OneOf(LineKind.class) String kind, @Nullable String sku, @Nullable String name,
			@Nullable String brand, List<String> categories, BigDecimal quantity, Amount gross, Amount discount,
			Amount orderDiscount, Amount net, BigDecimal vatRate, Amount refunded, BigDecimal refundedQuantity,
			long points) {

		static Line of(OrderLineView line, @Nullable AwardView award, Currency currency) {
			var points = (award != null) ? award.lines().get(line.id()) : null;
			return new Line(line.lineId(), Words.of(line.kind()), line.sku(), line.name(), line.brand(),
					line.categories(), plain(line.quantity()), Amount.of(line.gross(), currency),
					Amount.of(line.discount(), currency), Amount.of(line.orderDiscount(), currency),
					Amount.of(line.net(), currency), plain(line.vatRate()), Amount.of(line.refunded(), currency),
					plain(line.refundedQuantity()), (points != null) ? points.value() : 0);
		}

		private static BigDecimal plain(BigDecimal number) {
			return new BigDecimal(number.stripTrailingZeros().toPlainString());
		}

	}

	/**
	 * A discount on the order as a whole.
	 *
	 * @param lines where it is, if it is not spread over all goods
	 */
	@Schema(name = "OrderDiscount")
	record Discount(@Nullable String label, Amount amount, List<Share> lines) {

		static Discount of(OrderDiscount discount, Currency currency) {
			return new Discount(discount.label(), Amount.of(discount.amount(), currency),
					discount.lines()
						.stream()
						.map((share) -> new Share(share.lineId(), Amount.of(share.amount(), currency)))
						.toList());
		}

		/** What is taken off a line. */
		@Schema(name = "OrderDiscountShare")
		record Share(String lineId, Amount amount) {

		}

	}

	/** The sums. */
	@Schema(name = "OrderTotals")
	record Totals(Amount goods, Amount discount, Amount shipping, Amount fees, Amount total, Amount paidWithPoints,
			Amount paidWithGiftCard, Amount toPay, Amount refunded) {

	}

	/** What the order did to points so far. */
	@Schema(name = "OrderPoints")
	record Points(long awarded, long takenBack, long used, long givenBack) {

	}

}
