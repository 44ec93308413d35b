package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import se.stamkund.member.MemberKey;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/** Orders as tests need them; amounts in kronor. */
final class TestOrders {

	private TestOrders() {
	}

	static Money kr(String amount) {
		return Money.ofMinor(new BigDecimal(amount).movePointRight(2).longValueExact());
	}

	static RecordLine line(String id, String gross) {
		return RecordLine.goods(id, "SKU-" + id, BigDecimal.ONE, kr(gross));
	}

	/** A paid order of goods at these prices, in lines called 1, 2, … */
	static RecordOrder paid(String orderId, OrderCustomer customer, String... prices) {
		return RecordOrder.paid("web", orderId, customer, null, lines(prices));
	}

	static RecordOrder paid(String orderId, MemberId member, String... prices) {
		return paid(orderId, OrderCustomer.of(new MemberKey.ById(member)), prices);
	}

	static RecordOrder guest(String orderId, String email, @Nullable Instant at, String... prices) {
		return RecordOrder.paid("web", orderId, new OrderCustomer(null, null, email, null), at, lines(prices));
	}

	static List<RecordLine> lines(String... prices) {
		return IntStream.range(0, prices.length).mapToObj((i) -> line(String.valueOf(i + 1), prices[i])).toList();
	}

	static RecordOrder with(RecordOrder order, OrderStatus status) {
		return new RecordOrder(order.store(), order.orderId(), status, order.orderedAt(), order.currency(),
				order.customer(), order.lines(), order.discounts(), order.shipping(), order.fees(),
				order.paidWithPoints(), order.paidWithGiftCard(), order.total(), order.holdId(), order.test());
	}

	static RecordOrder with(RecordOrder order, Money shipping, List<OrderDiscount> discounts, @Nullable Money total) {
		return new RecordOrder(order.store(), order.orderId(), order.status(), order.orderedAt(), order.currency(),
				order.customer(), order.lines(), discounts, shipping, order.fees(), order.paidWithPoints(),
				order.paidWithGiftCard(), total, order.holdId(), order.test());
	}

	static RecordOrder in(RecordOrder order, String currency) {
		return new RecordOrder(order.store(), order.orderId(), order.status(), order.orderedAt(), currency,
				order.customer(), order.lines(), order.discounts(), order.shipping(), order.fees(),
				order.paidWithPoints(), order.paidWithGiftCard(), order.total(), order.holdId(), order.test());
	}

	static RecordOrder at(RecordOrder order, Instant at) {
		return new RecordOrder(order.store(), order.orderId(), order.status(), at, order.currency(), order.customer(),
				order.lines(), order.discounts(), order.shipping(), order.fees(), order.paidWithPoints(),
				order.paidWithGiftCard(), order.total(), order.holdId(), order.test());
	}

	static RecordOrder payingWithPoints(RecordOrder order, String amount, @Nullable UUID hold) {
		return new RecordOrder(order.store(), order.orderId(), order.status(), order.orderedAt(), order.currency(),
				order.customer(), order.lines(), order.discounts(), order.shipping(), order.fees(), kr(amount),
				order.paidWithGiftCard(), order.total(), hold, order.test());
	}

}
