package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey;
import se.stamkund.program.ProgramView;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.Outcome;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/** Records what Fjällbod's customers bought, and takes back what they returned. */
@Component
class DemoOrders {

	private static final BigDecimal VAT = BigDecimal.valueOf(25);

	private static final Duration RETURN_AFTER = Duration.ofDays(9);

	private static final long FREE_SHIPPING = 99900;

	private static final Duration DELIVERY = Duration.ofDays(3);

	private final Orders orders;

	private final DemoPayments payments;

	DemoOrders(Orders orders, DemoPayments payments) {
		this.orders = orders;
		this.payments = payments;
	}

	/** The first line of an order, on its way back. */
	record Return(UUID order, String number, Instant at) {
	}

	/**
	 * Records the purchases of a week in one batch.
	 * @return those that will come back
	 */
	List<Return> record(ProgramView shop, List<DemoPurchase> purchases, Map<DemoPerson, MemberId> members,
			DemoNumbers numbers) {
		var holds = this.payments.hold(shop, purchases, members);
		var batch = new ArrayList<RecordOrder>();
		for (int i = 0; i < purchases.size(); i++) {
			batch.add(order(shop, purchases.get(i), members, numbers, holds.get(i)));
		}
		var recorded = this.orders.record(shop.id(), batch, Actor.SYSTEM)
			.stream()
			.map(Outcome::orThrow)
			.map(Outcome.Done::value)
			.toList();
		deliver(shop, recorded);
		var returns = new ArrayList<Return>();
		for (int i = 0; i < purchases.size(); i++) {
			if (purchases.get(i).returned()) {
				var order = recorded.get(i);
				returns.add(new Return(order.id(), order.orderId(), order.orderedAt().plus(RETURN_AFTER)));
			}
		}
		return returns;
	}

	void giveBack(ProgramView shop, List<Return> returns) {
		var batch = returns.stream()
			.map((back) -> new RefundOrder(back.order(), "R-" + back.number(),
					List.of(new RefundOrder.Line("1", null, null)), null, back.at()))
			.toList();
		this.orders.refund(shop.id(), batch, Actor.SYSTEM).forEach(Outcome::orThrow);
	}

	/** What the webshop sent three days ago has arrived; who buys in the shop has it. */
	private void deliver(ProgramView shop, List<OrderView> recorded) {
		var changes = recorded.stream()
			.map((order) -> new ChangeStatus(order.id(), OrderStatus.DELIVERED, delivered(order)))
			.filter((change) -> change.at() != null)
			.toList();
		this.orders.changeStatus(shop.id(), changes, Actor.SYSTEM).forEach(Outcome::orThrow);
	}

	private static @Nullable Instant delivered(OrderView order) {
		boolean till = order.storeCode().equals(DemoShop.TILL);
		var at = till ? order.orderedAt() : order.orderedAt().plus(DELIVERY);
		return at.isAfter(order.recordedAt()) ? null : at;
	}

	private RecordOrder order(ProgramView shop, DemoPurchase purchase, Map<DemoPerson, MemberId> members,
			DemoNumbers numbers, DemoPayments.Payment payment) {
		var lines = new ArrayList<RecordLine>();
		for (DemoPurchase.Item item : purchase.items()) {
			lines.add(line(Integer.toString(lines.size() + 1), item.product(), item.quantity(), item.amount()));
		}
		var discounts = purchase.discounted()
				? List.of(new OrderDiscount("VÄN10", Money.ofMinor(purchase.goods() / 10))) : List.<OrderDiscount>of();
		var shipping = (purchase.till() || purchase.goods() >= FREE_SHIPPING) ? Money.ZERO : Money.ofMinor(4900);
		return new RecordOrder(purchase.till() ? DemoShop.TILL : DemoShop.WEB, numbers.next(purchase.till()),
				OrderStatus.PAID, purchase.at().atZone(shop.zone()).toInstant(), null,
				customer(purchase.buyer(), members), lines, discounts, shipping, Money.ZERO, payment.amount(),
				Money.ZERO, null, payment.hold(), false);
	}

	private static OrderCustomer customer(@Nullable DemoPerson buyer, Map<DemoPerson, MemberId> members) {
		var member = (buyer != null) ? members.get(buyer) : null;
		return (member != null) ? OrderCustomer.of(new MemberKey.ById(member)) : OrderCustomer.UNKNOWN;
	}

	static RecordLine line(String id, DemoProduct product, int quantity, long gross) {
		return new RecordLine(id, LineKind.GOODS, product.sku(), product.name(), product.brand(), product.categories(),
				BigDecimal.valueOf(quantity), Money.ofMinor(gross), Money.ZERO, VAT);
	}

}
