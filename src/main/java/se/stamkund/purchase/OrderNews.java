package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import se.stamkund.activity.Activities;
import se.stamkund.activity.Activity;
import se.stamkund.platform.database.SetInserts;
import se.stamkund.platform.outbox.Outbox;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * Writes down what happened to orders and tells others, in the transaction that it
 * happened in. Test orders are nobody's news.
 */
@Component
class OrderNews {

	private final SetInserts inserts;

	private final Activities activities;

	private final Outbox outbox;

	private final OrderObservers observers;

	OrderNews(SetInserts inserts, Activities activities, Outbox outbox, OrderObservers observers) {
		this.inserts = inserts;
		this.activities = activities;
		this.outbox = outbox;
		this.observers = observers;
	}

	void recorded(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		status(program, orders, now, actor);
		this.observers.settled(program, orders.stream().filter((order) -> order.status().isPaid()).toList(), now);
		this.outbox.publishAll(program, real(orders).stream().map(OrderRecorded::of).toList());
	}

	void changed(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		status(program, orders, now, actor);
		this.observers.settled(program, orders.stream().filter((order) -> order.progress().comesToElse()).toList(),
				now);
		this.outbox.publishAll(program, real(orders).stream().map(OrderStatusChanged::of).toList());
	}

	void refunded(ProgramId program, List<OrderPoints.Return> returns, Instant now, Actor actor) {
		this.observers.settled(program, returns.stream().map(OrderPoints.Return::order).distinct().toList(), now);
		var real = returns.stream().filter((back) -> !back.order().test()).toList();
		this.activities.record(program, real.stream().<Activity>mapMulti((back, sink) -> {
			var refund = back.refund().view();
			var member = back.order().memberId();
			if (member != null) {
				sink.accept(Activity.of(member, "order.refunded", back.order().orderId(), back.order().storeId(), actor,
						Map.of("order", back.order().id().toString(), "amount", refund.amount().minor(), "points",
								refund.pointsTaken().value()),
						refund.occurredAt()));
			}
		}).toList());
		this.outbox.publishAll(program, real.stream().map(OrderRefunded::of).toList());
	}

	/** Guests' orders that turned out to be a member's. */
	void joined(ProgramId program, List<PurchaseOrder> orders, Instant now) {
		this.observers.settled(program, orders, now);
		activity(program, orders, Actor.SYSTEM);
		this.outbox.publishAll(program, orders.stream().map(OrderJoined::of).toList());
	}

	/** Was told anew, with another content. */
	void replaced(ProgramId program, PurchaseOrder order, Instant now) {
		this.observers.settled(program, List.of(order), now);
	}

	private void status(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		this.inserts.insert(StatusChange.class,
				orders.stream()
					.map((order) -> new StatusChange(order, order.progress().statusAt(), now, actor))
					.toList());
		activity(program, real(orders), actor);
	}

	private void activity(ProgramId program, List<PurchaseOrder> orders, Actor actor) {
		this.activities.record(program, orders.stream().<Activity>mapMulti((order, sink) -> {
			var member = order.memberId();
			if (member != null) {
				var type = "order." + order.status().name().toLowerCase(Locale.ROOT);
				sink.accept(Activity.of(
						member, type, order.orderId(), order.storeId(), actor, Map.of("order", order.id().toString(),
								"total", order.sums().total().minor(), "points", order.tally().awarded().value()),
						order.progress().statusAt()));
			}
		}).toList());
	}

	private static List<PurchaseOrder> real(List<PurchaseOrder> orders) {
		return orders.stream().filter((order) -> !order.test()).toList();
	}

}
