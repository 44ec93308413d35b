package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Says anew what an order is, in the caller's transaction. */
@Component
class ReplaceOrder {

	private final OrderIntake intake;

	private final Buyers buyers;

	private final LockedOrders locked;

	private final OrderPoints points;

	private final ChangeStatuses statuses;

	private final OrderNews news;

	private final ProgramClock clock;

	ReplaceOrder(OrderIntake intake, Buyers buyers, LockedOrders locked, OrderPoints points, ChangeStatuses statuses,
			OrderNews news, ProgramClock clock) {
		this.intake = intake;
		this.buyers = buyers;
		this.locked = locked;
		this.points = points;
		this.statuses = statuses;
		this.news = news;
		this.clock = clock;
	}

	Outcome<OrderView> replace(ProgramId program, UUID id, RecordOrder told, Actor actor) {
		var now = this.clock.now(program);
		var desk = this.intake.open(program, now);
		var keys = told.test() ? List.<MemberKey>of() : told.customer().keys(told.store());
		// before the order: who joins takes the two in this order, too
		var found = this.buyers.find(program, keys);
		var order = this.locked.find(program, List.of(id)).get(id);
		if (order == null) {
			throw new NotFoundException("order", "There is no such order");
		}
		var agreed = this.points.agreed(program, List.of(told)).get(told.holdId());
		var accepted = this.intake.describe(program, List.of(desk.accept(told, agreed))).getFirst();
		if (order.contentHash().equals(accepted.hash())) {
			return new Done<>(order.view(accepted.store().code()), false);
		}
		requireSame(order, accepted);
		var buyer = buyer(order, told, found);
		order.replace(accepted.told(), OrderDraft.of(accepted.told()), accepted.hash());
		if (buyer != null && order.memberId() == null) {
			join(program, order, buyer, now);
		}
		else if (order.status().isPaid() && order.memberId() != null) {
			if (!order.history()) {
				this.points.rerate(program, order, now);
			}
			this.news.replaced(program, order, now);
		}
		if (told.status() != order.status()) {
			this.statuses.move(program, order, told.status(), now, now, actor);
		}
		return new Done<>(order.view(accepted.store().code()), true);
	}

	/** A guest's order turns out to be a member's; it earns as if it always had been. */
	private void join(ProgramId program, PurchaseOrder order, MemberId member, Instant now) {
		var joined = List.of(order);
		order.join(member, now);
		this.points.award(program, joined);
		this.points.catchUp(program, joined, now);
		this.news.joined(program, joined, now);
	}

	/** Whose the order is said to be; null if nobody's, or if it is a test. */
	private static @Nullable MemberId buyer(PurchaseOrder order, RecordOrder told, Map<MemberKey, MemberId> found) {
		var named = told.customer().member();
		if (order.test() || told.test()) {
			return null;
		}
		if (named != null && !found.containsKey(named)) {
			throw new BusinessRuleException("member_unknown", "There is no member with " + named, named);
		}
		if (named != null && order.memberId() != null && !order.memberId().equals(found.get(named))) {
			throw new BusinessRuleException("order_member_fixed",
					"Order " + order.orderId() + " is another member's, and stays so", order.orderId());
		}
		return Buyers.first(told.customer().keys(told.store()), found).orElse(null);
	}

	/** What an order is called doesn't change, nor how it was paid once it came back. */
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
