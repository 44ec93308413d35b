package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.purchase.Outcome.Refused;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Moves a batch of orders on, in the caller's transaction. */
@Component
class ChangeStatuses {

	private final LockedOrders locked;

	private final RefundRepository refunds;

	private final OrderPoints points;

	private final OrderNews news;

	private final Stores stores;

	private final ProgramClock clock;

	ChangeStatuses(LockedOrders locked, RefundRepository refunds, OrderPoints points, OrderNews news, Stores stores,
			ProgramClock clock) {
		this.locked = locked;
		this.refunds = refunds;
		this.points = points;
		this.news = news;
		this.stores = stores;
		this.clock = clock;
	}

	List<Outcome<OrderView>> change(ProgramId program, List<ChangeStatus> batch, Actor actor) {
		var now = this.clock.now(program);
		var orders = this.locked.find(program, batch.stream().map(ChangeStatus::order).toList());
		var codes = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
		var outcomes = new ArrayList<Outcome<OrderView>>();
		for (ChangeStatus wanted : batch) {
			outcomes.add(change(program, orders, wanted, codes, now, actor));
		}
		return outcomes;
	}

	private Outcome<OrderView> change(ProgramId program, Map<UUID, PurchaseOrder> orders, ChangeStatus wanted,
			Map<UUID, String> codes, Instant now, Actor actor) {
		var order = orders.get(wanted.order());
		if (order == null) {
			return new Refused<>(new NotFoundException("order", "There is no such order"));
		}
		var code = codes.getOrDefault(order.storeId(), "");
		if (order.status() == wanted.status()) {
			return new Done<>(order.view(code), false);
		}
		try {
			OrderRules.checkDate(wanted.at(), now);
			move(program, order, wanted.status(), Objects.requireNonNullElse(wanted.at(), now), now, actor);
			return new Done<>(order.view(code), true);
		}
		catch (BusinessRuleException ex) {
			return new Refused<>(ex);
		}
	}

	/** Moves an order, which must be locked, and does to its points what that means. */
	void move(ProgramId program, PurchaseOrder order, OrderStatus status, Instant at, Instant now, Actor actor) {
		var wasPaid = order.status().isPaid();
		order.become(status, at);
		if (status == OrderStatus.CANCELLED) {
			cancel(program, order, wasPaid, at, now, actor);
		}
		else if (!wasPaid) {
			this.points.award(program, List.of(order));
		}
		else {
			this.points.deliver(program, List.of(order));
		}
		this.news.changed(program, List.of(order), now, actor);
	}

	private void cancel(ProgramId program, PurchaseOrder order, boolean wasPaid, Instant at, Instant now, Actor actor) {
		var plan = wasPaid ? RefundPlan.cancellation(order) : RefundPlan.cancellationOfUnpaid(order);
		if (plan.amount().isZero() && order.points().isZero() && order.pointsUsed().isZero()) {
			return;
		}
		var refund = new Refund(order, plan, ContentHash.of(order.id()), at, now, actor);
		order.refund(plan);
		var returns = List.of(new OrderPoints.Return(order, refund));
		this.points.giveBack(program, returns, now, actor);
		this.refunds.saveAll(List.of(refund));
		this.news.refunded(program, returns, actor);
	}

}
