package se.stamkund.purchase;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.Ledger;
import se.stamkund.member.MemberDirectory;
import se.stamkund.points.AwardRequest;
import se.stamkund.points.Awards;
import se.stamkund.points.RefundPolicy;
import se.stamkund.points.RerateRequest;
import se.stamkund.points.TakeBackRequest;
import se.stamkund.points.TakeBackRequest.Returned;
import se.stamkund.points.TakenBack;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderParticipant.Restored;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** What orders do to points. A fixed number of calls for a batch of any size. */
@Component
class OrderPoints {

	/** She is gone, so that nothing is hers to earn. */
	private static final OrderWarning MEMBER_ERASED = new OrderWarning("member_erased", 0);

	private final Awards awards;

	private final OrderParticipants participants;

	private final MemberDirectory members;

	private final Ledger ledger;

	private final Stores stores;

	OrderPoints(Awards awards, OrderParticipants participants, MemberDirectory members, Ledger ledger, Stores stores) {
		this.ledger = ledger;
		this.awards = awards;
		this.participants = participants;
		this.members = members;
		this.stores = stores;
	}

	/** Keeps others from the points of those whose orders these are. */
	void lock(ProgramId program, Collection<PurchaseOrder> orders) {
		this.ledger.lock(program,
				orders.stream().map(PurchaseOrder::memberId).filter(Objects::nonNull).distinct().toList());
	}

	/** Keeps what was held for these orders from others; after their points. */
	void lockHeld(ProgramId program, List<PurchaseOrder> orders) {
		this.participants.lock(program, orders);
	}

	/** What was agreed on for those that name a hold. */
	Map<UUID, Agreed> agreed(ProgramId program, List<RecordOrder> orders) {
		return this.participants.agreed(program, orders);
	}

	/** Takes what was used in paying. Test orders and cancelled ones use nothing. */
	void capture(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		this.participants.capture(program, orders, now, actor);
	}

	/**
	 * Awards the points of orders that are paid, have a member and none yet; history
	 * earns nothing, and neither does a member who has been erased.
	 */
	void award(ProgramId program, List<PurchaseOrder> orders) {
		award(program, orders, null);
	}

	/** As above, as if they had been placed at that time. */
	void award(ProgramId program, List<PurchaseOrder> orders, @Nullable Instant at) {
		var earning = ofMembersThere(program,
				orders.stream()
					.filter((order) -> order.status().isPaid() && order.memberId() != null && !order.history())
					.toList());
		if (earning.isEmpty()) {
			return;
		}
		var codes = storeCodes(program);
		var requests = earning.stream()
			.map((order) -> new AwardRequest(order.id(), order.orderId(),
					OrderFacts.of(order, codes.getOrDefault(order.storeId(), ""), at)))
			.toList();
		var views = this.awards.award(program, requests);
		for (int i = 0; i < views.size(); i++) {
			earning.get(i).award(views.get(i));
		}
		deliver(program, earning);
	}

	/** Makes points that waited for delivery usable. */
	void deliver(ProgramId program, List<PurchaseOrder> orders) {
		var deliveries = orders.stream()
			.filter((order) -> order.progress().deliveredAt() != null && order.memberId() != null)
			.collect(Collectors.toMap(PurchaseOrder::id,
					(order) -> Objects.requireNonNull(order.progress().deliveredAt())));
		if (!deliveries.isEmpty()) {
			this.awards.activate(program, deliveries);
		}
	}

	/** Counts a changed order again by its original snapshot and posts the difference. */
	void rerate(ProgramId program, PurchaseOrder order, Instant now) {
		if (ofMembersThere(program, List.of(order)).isEmpty()) {
			return;
		}
		var facts = OrderFacts.of(order, storeCodes(program).getOrDefault(order.storeId(), ""));
		var before = claimed(program, order);
		var view = this.awards.rerate(program, List.of(new RerateRequest(order.id(), now, facts))).getFirst();
		order.rerate(view.points(), claimed(program, order) - before);
	}

	/**
	 * Takes back what earlier refunds would have taken of orders that only now joined.
	 */
	void catchUp(ProgramId program, List<PurchaseOrder> orders, Instant now) {
		var returned = orders.stream().filter((order) -> order.refunded().isPositive()).toList();
		if (returned.isEmpty()) {
			return;
		}
		var refundable = refundable(program, returned.stream().map(PurchaseOrder::id).toList());
		var requests = returned.stream()
			.filter((order) -> refundable.containsKey(order.id()))
			.map((order) -> new TakeBackRequest(order.id(), Ids.next(), order.orderId(), now,
					returned(order, refundable.getOrDefault(order.id(), Map.of()))))
			.toList();
		var byId = byId(returned);
		this.awards.takeBack(program, requests)
			.forEach((taken) -> Objects.requireNonNull(byId.get(taken.purchase())).settle(taken.taken(), Points.ZERO));
	}

	/** Orders that may change what somebody has; the others get a warning instead. */
	private List<PurchaseOrder> ofMembersThere(ProgramId program, List<PurchaseOrder> orders) {
		var there = there(program, orders);
		var parts = orders.stream().collect(Collectors.partitioningBy((order) -> isThere(order, there)));
		parts.getOrDefault(false, List.of()).forEach((order) -> order.warn(MEMBER_ERASED));
		return parts.getOrDefault(true, List.of());
	}

	private Set<MemberId> there(ProgramId program, Collection<PurchaseOrder> orders) {
		return this.members.keep(program,
				orders.stream().map(PurchaseOrder::memberId).filter(Objects::nonNull).collect(Collectors.toSet()));
	}

	private static boolean isThere(PurchaseOrder order, Set<MemberId> there) {
		return order.memberId() == null || there.contains(order.memberId());
	}

	private long claimed(ProgramId program, PurchaseOrder order) {
		return this.awards.claimed(program, List.of(order.id())).getOrDefault(order.id(), Points.ZERO).value();
	}

	/**
	 * Takes back the returned share of awards and gives back the returned share of points
	 * used. The lines must already know of the return.
	 */
	void giveBack(ProgramId program, List<Return> returns, Instant now, Actor actor) {
		giveBack(program, returns, null, now, actor);
	}

	/**
	 * As above; the policy says what becomes of points that are spent already. A member
	 * who has been erased owes nothing and gets no points; what she paid with otherwise
	 * goes back, as whoever has her gift card may use it.
	 */
	void giveBack(ProgramId program, List<Return> returns, @Nullable RefundPolicy policy, Instant now, Actor actor) {
		var orders = returns.stream().map(Return::order).collect(Collectors.toSet());
		var there = there(program, orders);
		var refundable = refundable(program, orders.stream().map(PurchaseOrder::id).toList());
		var requests = returns.stream()
			.filter((back) -> refundable.containsKey(back.order().id()))
			.map((back) -> new TakeBackRequest(back.order().id(), back.refund().getId(), back.refund().refundId(), now,
					returned(back.order(), refundable.getOrDefault(back.order().id(), Map.of())), policy))
			.toList();
		var taken = requests.isEmpty() ? List.<TakenBack>of() : this.awards.takeBack(program, requests);
		var restored = this.participants.restore(program, returns, there, now, actor);
		var takenByRefund = new HashMap<UUID, TakenBack>();
		for (int i = 0; i < taken.size(); i++) {
			takenByRefund.put(requests.get(i).refund(), taken.get(i));
		}
		for (Return back : returns) {
			var id = back.refund().getId();
			var result = takenByRefund.getOrDefault(id, new TakenBack(back.order().id(), Points.ZERO, Points.ZERO));
			var given = restored.getOrDefault(id, Restored.NOTHING);
			back.refund().settle(result.taken(), result.uncollected(), given);
			back.order().settle(result.taken(), given.points());
		}
	}

	private Map<UUID, Map<UUID, Money>> refundable(ProgramId program, Collection<UUID> orders) {
		return this.awards.of(program, orders)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().refundable()));
	}

	/** Counted on all that has come back of each line, less what was told before. */
	private static Returned returned(PurchaseOrder order, Map<UUID, Money> refundable) {
		var amounts = new HashMap<UUID, Money>();
		for (OrderLine line : order.lines()) {
			var paid = line.tellPaidShare(refundable.getOrDefault(line.id(), Money.ZERO));
			if (paid.isPositive()) {
				amounts.put(line.id(), paid);
			}
		}
		if (order.refundable().isZero() || order.status() == OrderStatus.CANCELLED) {
			return new Returned.Everything();
		}
		return new Returned.Lines(amounts);
	}

	private Map<UUID, String> storeCodes(ProgramId program) {
		return this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
	}

	private static Map<UUID, PurchaseOrder> byId(List<PurchaseOrder> orders) {
		return orders.stream().collect(Collectors.toMap(PurchaseOrder::id, Function.identity()));
	}

	/** A refund and the order it is of. */
	record Return(PurchaseOrder order, Refund refund) {

	}

}
