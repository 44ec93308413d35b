package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import se.stamkund.platform.outbox.Outbox;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * Writes down what happened to orders and tells others, in the transaction that it
 * happened in. Test orders are written down but not told of.
 */
@Component
class OrderNews {

	private final StatusChangeRepository changes;

	private final Outbox outbox;

	OrderNews(StatusChangeRepository changes, Outbox outbox) {
		this.changes = changes;
		this.outbox = outbox;
	}

	void recorded(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		this.changes
			.saveAll(orders.stream().map((order) -> new StatusChange(order, order.statusAt(), now, actor)).toList());
		this.outbox.publishAll(program, real(orders).map(OrderRecorded::of).toList());
	}

	void changed(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		this.changes
			.saveAll(orders.stream().map((order) -> new StatusChange(order, order.statusAt(), now, actor)).toList());
		this.outbox.publishAll(program, real(orders).map(OrderStatusChanged::of).toList());
	}

	void refunded(ProgramId program, List<OrderPoints.Return> returns, Instant now, Actor actor) {
		this.outbox.publishAll(program,
				returns.stream().filter((back) -> !back.order().test()).map(OrderRefunded::of).toList());
	}

	private static Stream<PurchaseOrder> real(List<PurchaseOrder> orders) {
		return orders.stream().filter((order) -> !order.test());
	}

}
