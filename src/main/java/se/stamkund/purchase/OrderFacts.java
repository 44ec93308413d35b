package se.stamkund.purchase;

import java.time.Instant;
import java.util.LinkedHashSet;

import se.stamkund.points.PurchaseFacts;

import org.jspecify.annotations.Nullable;

/** What the earning rules are told of an order. */
final class OrderFacts {

	private OrderFacts() {
	}

	static PurchaseFacts of(PurchaseOrder order, String storeCode) {
		return of(order, storeCode, null);
	}

	/** As if it had been placed at that time, if one is given. */
	static PurchaseFacts of(PurchaseOrder order, String storeCode, @Nullable Instant at) {
		return new PurchaseFacts((at != null) ? at : order.orderedAt(), order.storeId(), storeCode, order.memberId(),
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
