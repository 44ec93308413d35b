package se.stamkund.purchase;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Says anew what an order is, in the caller's transaction. */
@Component
class ReplaceOrder {

	private final OrderIntake intake;

	private final LockedOrders locked;

	private final OrderPoints points;

	private final ChangeStatuses statuses;

	private final ProgramClock clock;

	ReplaceOrder(OrderIntake intake, LockedOrders locked, OrderPoints points, ChangeStatuses statuses,
			ProgramClock clock) {
		this.intake = intake;
		this.locked = locked;
		this.points = points;
		this.statuses = statuses;
		this.clock = clock;
	}

	Outcome<OrderView> replace(ProgramId program, UUID id, RecordOrder told, Actor actor) {
		var now = this.clock.now(program);
		var desk = this.intake.open(program, now);
		var order = this.locked.find(program, List.of(id)).get(id);
		if (order == null) {
			throw new NotFoundException("order", "There is no such order");
		}
		var accepted = this.intake.describe(program, List.of(desk.accept(told))).getFirst();
		if (order.contentHash().equals(accepted.hash())) {
			return new Done<>(order.view(accepted.store().code()), false);
		}
		requireSame(order, accepted);
		order.replace(accepted.told(), OrderDraft.of(accepted.told()), accepted.hash());
		if (order.status().isPaid() && order.memberId() != null) {
			this.points.rerate(program, order, now);
		}
		if (told.status() != order.status()) {
			this.statuses.move(program, order, told.status(), now, now, actor);
		}
		return new Done<>(order.view(accepted.store().code()), true);
	}

	/** What an order is called, whose it is and how it was paid don't change. */
	private static void requireSame(PurchaseOrder order, OrderIntake.Accepted told) {
		if (!order.storeId().equals(told.store().id()) || !order.orderId().equals(told.told().orderId())) {
			throw new BusinessRuleException("order_number_fixed",
					"The order is " + order.orderId() + "; its store and number can't change", order.orderId());
		}
		if (order.status() == OrderStatus.CANCELLED) {
			throw new BusinessRuleException("order_cancelled", "Order " + order.orderId() + " is cancelled, for good",
					order.orderId());
		}
		if (order.refunded().isPositive() && !order.sums().paidWithPoints().equals(told.told().paidWithPoints())) {
			throw new BusinessRuleException("payment_fixed",
					"What was paid with points can't change once something has been refunded");
		}
	}

}
