package se.stamkund.purchase;

import java.util.LinkedHashSet;

import se.stamkund.points.PurchaseFacts;

/** What the earning rules are told of an order. */
final class OrderFacts {

	private OrderFacts() {
	}

	static PurchaseFacts of(PurchaseOrder order, String storeCode) {
		return new PurchaseFacts(order.orderedAt(), order.storeId(), storeCode, order.memberId(),
				order.lines().stream().map(OrderFacts::line).toList(),
				order.discounts()
					.stream()
					.map((discount) -> new PurchaseFacts.Discount(discount.label(), discount.amount()))
					.toList(),
				order.sums().paidWithPoints(), order.sums().paidWithGiftCard());
	}

	private static PurchaseFacts.Line line(OrderLine line) {
		return new PurchaseFacts.Line(line.id(), PurchaseFacts.LineKind.valueOf(line.kind().name()), line.sku(),
				line.brand(), new LinkedHashSet<>(line.categories()), line.quantity(), line.gross(), line.discount(),
				line.vatRate());
	}

}
