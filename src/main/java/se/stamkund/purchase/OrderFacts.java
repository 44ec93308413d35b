package se.stamkund.purchase;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import se.stamkund.points.PurchaseFacts;
import se.stamkund.shared.Money;

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
		return new PurchaseFacts((at != null) ? at : order.progress().orderedAt(), order.storeId(), storeCode,
				order.memberId(), order.lines().stream().map(OrderFacts::line).toList(),
				order.discounts().stream().map((discount) -> discount(discount, order.lines())).toList(),
				order.sums().paidWithPoints(), order.sums().paidWithGiftCard());
	}

	private static PurchaseFacts.Discount discount(OrderDiscount discount, List<OrderLine> lines) {
		if (discount.lines().isEmpty()) {
			return new PurchaseFacts.Discount(discount.label(), discount.amount());
		}
		var ids = lines.stream().collect(Collectors.toMap(OrderLine::lineId, OrderLine::id));
		return new PurchaseFacts.Discount(discount.label(), discount.amount(),
				discount.lines()
					.stream()
					.filter((share) -> ids.containsKey(share.lineId()))
					.collect(Collectors.toMap((share) -> Objects.requireNonNull(ids.get(share.lineId())),
							OrderDiscount.Share::amount, Money::plus)));
	}

	private static PurchaseFacts.Line line(OrderLine line) {
		return new PurchaseFacts.Line(line.id(), PurchaseFacts.LineKind.valueOf(line.kind().name()), line.sku(),
				line.brand(), new LinkedHashSet<>(line.categories()), line.quantity(), line.gross(), line.discount(),
				line.vatRate());
	}

}
