package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Tells those who follow what orders come to. */
@Component
class OrderObservers {

	private final ObjectProvider<OrderObserver> observers;

	OrderObservers(ObjectProvider<OrderObserver> observers) {
		this.observers = observers;
	}

	/** What the orders come to has changed; those of nobody are left out. */
	void settled(ProgramId program, List<PurchaseOrder> orders, Instant now) {
		var settled = new ArrayList<OrderObserver.Settled>();
		for (PurchaseOrder order : orders) {
			var member = order.memberId();
			if (member != null && !order.test()) {
				settled.add(new OrderObserver.Settled(order.id(), order.orderId(), member));
			}
		}
		if (!settled.isEmpty()) {
			this.observers.forEach((observer) -> observer.settled(program, settled, now));
		}
	}

	/**
	 * The orders in groups that may be settled at once: where turns matter, a member has
	 * one order in each.
	 */
	List<List<PurchaseOrder>> turns(ProgramId program, List<PurchaseOrder> orders) {
		if (orders.size() < 2 || this.observers.stream().noneMatch((observer) -> observer.takesTurns(program))) {
			return orders.isEmpty() ? List.of() : List.of(orders);
		}
		var turns = new ArrayList<List<PurchaseOrder>>();
		var taken = new HashMap<MemberId, Integer>();
		for (PurchaseOrder order : orders) {
			var member = order.memberId();
			int turn = (member != null) ? taken.merge(member, 1, Integer::sum) - 1 : 0;
			if (turn == turns.size()) {
				turns.add(new ArrayList<>());
			}
			turns.get(turn).add(order);
		}
		return turns;
	}

}
