package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * Takes orders back as if they had never been recorded. They stay, cancelled, for the
 * entries that name them, but under numbers that nobody else uses.
 */
@Component
class WithdrawOrders {

	private final LockedOrders locked;

	private final PurchaseOrderRepository orders;

	private final RefundRepository refunds;

	private final OrderPoints points;

	private final OrderNews news;

	private final ProgramClock clock;

	private final JdbcClient database;

	WithdrawOrders(LockedOrders locked, PurchaseOrderRepository orders, RefundRepository refunds, OrderPoints points,
			OrderNews news, ProgramClock clock, JdbcClient database) {
		this.locked = locked;
		this.orders = orders;
		this.refunds = refunds;
		this.points = points;
		this.news = news;
		this.clock = clock;
		this.database = database;
	}

	void withdraw(ProgramId program, Collection<UUID> ids, RefundPolicy policy, Actor actor) {
		var now = this.clock.now(program);
		var open = this.locked.find(program, ids)
			.values()
			.stream()
			.filter((order) -> order.status() != OrderStatus.CANCELLED)
			.toList();
		cancel(program, open, policy, now, actor);
		this.orders.flush();
		free(program, ids);
	}

	private void cancel(ProgramId program, List<PurchaseOrder> open, RefundPolicy policy, Instant now, Actor actor) {
		var returns = new ArrayList<OrderPoints.Return>();
		for (PurchaseOrder order : open) {
			boolean paid = order.status().isPaid();
			order.become(OrderStatus.CANCELLED, now);
			if (!order.tally().awarded().isZero() || order.usedSomething()) {
				var plan = paid ? RefundPlan.cancellation(order) : RefundPlan.cancellationOfUnpaid(order);
				order.refund(plan);
				returns.add(new OrderPoints.Return(order,
						new Refund(order, plan, ContentHash.of(order.id()), now, now, actor)));
			}
		}
		if (!returns.isEmpty()) {
			this.points.giveBack(program, returns, policy, now, actor);
			this.refunds.saveAll(returns.stream().map(OrderPoints.Return::refund).toList());
			this.news.refunded(program, returns, now, actor);
		}
		this.news.changed(program, open, now, actor);
	}

	private void free(ProgramId program, Collection<UUID> ids) {
		this.database.sql("""
				update purchase_order set order_id = left(order_id, 60) || '~' || id
				where program_id = :program and id = any(:ids)
				""").param("program", program.value()).param("ids", ids.toArray(UUID[]::new)).update();
		this.database.sql("""
				update refund set refund_id = left(refund_id, 80) || '~' || id
				where program_id = :program and purchase_order_id = any(:ids)
				""").param("program", program.value()).param("ids", ids.toArray(UUID[]::new)).update();
	}

}
