package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
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
		this.points.lock(program, orders.values());
		var moves = new ArrayList<Move>();
		var refusals = new HashMap<ChangeStatus, RuntimeException>();
		var changed = new HashSet<ChangeStatus>();
		for (ChangeStatus wanted : batch) {
			var order = orders.get(wanted.order());
			try {
				if (moves.stream().anyMatch((move) -> move.order() == order)) {
					settle(program, moves, now, actor);
				}
				if (begin(order, wanted, now, moves)) {
					changed.add(wanted);
				}
			}
			catch (BusinessRuleException | NotFoundException ex) {
				refusals.put(wanted, ex);
			}
		}
		settle(program, moves, now, actor);
		var codes = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
		return batch.stream()
			.map((wanted) -> outcome(orders.get(wanted.order()), refusals.get(wanted), changed.contains(wanted), codes))
			.toList();
	}

	private static boolean begin(@Nullable PurchaseOrder order, ChangeStatus wanted, Instant now, List<Move> moves) {
		if (order == null) {
			throw new NotFoundException("order", "There is no such order");
		}
		if (order.status() == wanted.status()) {
			return false;
		}
		OrderRules.checkDate(wanted.at(), now);
		var at = Objects.requireNonNullElse(wanted.at(), now);
		var wasPaid = order.status().isPaid();
		order.become(wanted.status(), at);
		moves.add(new Move(order, wanted.status(), wasPaid, at));
		return true;
	}

	private static Outcome<OrderView> outcome(@Nullable PurchaseOrder order, @Nullable RuntimeException refusal,
			boolean changed, Map<UUID, String> codes) {
		if (refusal != null || order == null) {
			return new Refused<>(Objects.requireNonNull(refusal));
		}
		return new Done<>(order.view(codes.getOrDefault(order.storeId(), "")), changed);
	}

	/** Moves an order, which must be locked, and does to its points what that means. */
	void move(ProgramId program, PurchaseOrder order, OrderStatus status, Instant at, Instant now, Actor actor) {
		var wasPaid = order.status().isPaid();
		order.become(status, at);
		settle(program, new ArrayList<>(List.of(new Move(order, status, wasPaid, at))), now, actor);
	}

	/** Does to the points what moves mean that were begun; leaves none. */
	private void settle(ProgramId program, List<Move> moves, Instant now, Actor actor) {
		if (moves.isEmpty()) {
			return;
		}
		var open = moves.stream().filter((move) -> move.status() != OrderStatus.CANCELLED).toList();
		this.points.award(program, open.stream().filter((move) -> !move.wasPaid()).map(Move::order).toList());
		this.points.deliver(program, open.stream().filter(Move::wasPaid).map(Move::order).toList());
		cancel(program, moves.stream().filter((move) -> move.status() == OrderStatus.CANCELLED).toList(), now, actor);
		this.news.changed(program, moves.stream().map(Move::order).toList(), now, actor);
		moves.clear();
	}

	private void cancel(ProgramId program, List<Move> moves, Instant now, Actor actor) {
		var returns = new ArrayList<OrderPoints.Return>();
		for (Move move : moves) {
			var order = move.order();
			var plan = move.wasPaid() ? RefundPlan.cancellation(order) : RefundPlan.cancellationOfUnpaid(order);
			if (!plan.amount().isZero() || !order.tally().awarded().isZero() || order.usedSomething()) {
				order.refund(plan);
				returns.add(new OrderPoints.Return(order,
						new Refund(order, plan, ContentHash.of(order.id()), move.at(), now, actor)));
			}
		}
		if (returns.isEmpty()) {
			return;
		}
		this.points.giveBack(program, returns, now, actor);
		this.refunds.saveAll(returns.stream().map(OrderPoints.Return::refund).toList());
		this.news.refunded(program, returns, now, actor);
	}

	/** An order that has its new status, and what is left to do for it. */
	private record Move(PurchaseOrder order, OrderStatus status, boolean wasPaid, Instant at) {
	}

}
