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
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.purchase.Outcome.Refused;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Gives back parts of a batch of orders, in the caller's transaction. */
@Component
class RefundOrders {

	private final LockedOrders locked;

	private final RefundRepository refunds;

	private final OrderPoints points;

	private final OrderNews news;

	private final ProgramClock clock;

	RefundOrders(LockedOrders locked, RefundRepository refunds, OrderPoints points, OrderNews news,
			ProgramClock clock) {
		this.locked = locked;
		this.refunds = refunds;
		this.points = points;
		this.news = news;
		this.clock = clock;
	}

	List<Outcome<RefundView>> refund(ProgramId program, List<RefundOrder> batch, Actor actor) {
		var now = this.clock.now(program);
		var orders = this.locked.find(program, batch.stream().map(RefundOrder::order).toList());
		this.points.lock(program, orders.values());
		var stored = stored(program, batch, orders);
		var outcomes = new HashMap<Integer, Outcome<RefundView>>();
		while (outcomes.size() < batch.size()) {
			round(program, batch, orders, stored, outcomes, now, actor);
		}
		return IntStream.range(0, batch.size()).mapToObj((i) -> Objects.requireNonNull(outcomes.get(i))).toList();
	}

	/** Does the next refund of each order: what one leaves is what the next may take. */
	private void round(ProgramId program, List<RefundOrder> batch, Map<UUID, PurchaseOrder> orders,
			Map<OrderNumber, Refund> stored, Map<Integer, Outcome<RefundView>> outcomes, Instant now, Actor actor) {
		var busy = new HashSet<UUID>();
		var returns = new HashMap<Integer, OrderPoints.Return>();
		for (int i = 0; i < batch.size(); i++) {
			var wanted = batch.get(i);
			if (outcomes.containsKey(i) || busy.contains(wanted.order())) {
				continue;
			}
			try {
				var order = orders.get(wanted.order());
				if (order == null) {
					throw new NotFoundException("order", "There is no such order");
				}
				var existing = stored.get(new OrderNumber(order.storeId(), wanted.refundId()));
				if (existing != null) {
					outcomes.put(i, same(existing, wanted));
					continue;
				}
				var refund = make(order, wanted, now, actor);
				returns.put(i, new OrderPoints.Return(order, refund));
				stored.put(new OrderNumber(order.storeId(), wanted.refundId()), refund);
				busy.add(order.id());
			}
			catch (BusinessRuleException | NotFoundException ex) {
				outcomes.put(i, new Refused<>(ex));
			}
		}
		settle(program, List.copyOf(returns.values()), now, actor);
		returns.forEach((i, back) -> outcomes.put(i, new Done<>(back.refund().view(), true)));
	}

	private static Refund make(PurchaseOrder order, RefundOrder wanted, Instant now, Actor actor) {
		OrderRules.checkDate(wanted.at(), now);
		order.requireRefundable();
		if (wanted.refundId().startsWith(RefundPlan.CANCELLATION_PREFIX)) {
			throw new BusinessRuleException("refund_id_reserved",
					"A refund id can't begin with " + RefundPlan.CANCELLATION_PREFIX);
		}
		var plan = RefundPlan.of(order, wanted);
		var at = Objects.requireNonNullElse(wanted.at(), now);
		var refund = new Refund(order, plan, ContentHash.of(wanted), at, now, actor);
		order.refund(plan);
		return refund;
	}

	private void settle(ProgramId program, List<OrderPoints.Return> returns, Instant now, Actor actor) {
		if (!returns.isEmpty()) {
			this.points.giveBack(program, returns, now, actor);
			this.refunds.saveAll(returns.stream().map(OrderPoints.Return::refund).toList());
			this.refunds.flush();
			this.news.refunded(program, returns, now, actor);
		}
	}

	private Map<OrderNumber, Refund> stored(ProgramId program, List<RefundOrder> batch,
			Map<UUID, PurchaseOrder> orders) {
		var stores = orders.values().stream().map(PurchaseOrder::storeId).collect(Collectors.toSet());
		var ids = batch.stream().map(RefundOrder::refundId).collect(Collectors.toSet());
		var found = stores.isEmpty() ? new ArrayList<Refund>() : this.refunds.findByStores(program, stores, ids);
		return found.stream()
			.collect(Collectors.toMap((refund) -> new OrderNumber(refund.storeId(), refund.refundId()),
					(refund) -> refund, (first, second) -> first, HashMap::new));
	}

	private static Outcome<RefundView> same(Refund existing, RefundOrder wanted) {
		if (existing.orderId().equals(wanted.order()) && existing.contentHash().equals(ContentHash.of(wanted))) {
			return new Done<>(existing.view(), false);
		}
		return new Refused<>(new ConflictException("refund_differs",
				"Refund " + wanted.refundId() + " is recorded with other content", wanted.refundId()));
	}

}
