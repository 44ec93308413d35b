package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.member.Identity;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.database.SetInserts;
import se.stamkund.purchase.OrderIntake.Accepted;
import se.stamkund.purchase.OrderIntake.Desk;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.purchase.Outcome.Refused;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Records a batch of orders, in the caller's transaction. */
@Component
class RecordOrders {

	private final OrderIntake intake;

	private final Buyers buyers;

	private final KnownOrders known;

	private final PurchaseOrderRepository orders;

	private final OrderPoints points;

	private final OrderNews news;

	private final OrderObservers observers;

	private final SetInserts inserts;

	private final ProgramClock clock;

	RecordOrders(OrderIntake intake, Buyers buyers, KnownOrders known, PurchaseOrderRepository orders,
			OrderPoints points, OrderNews news, OrderObservers observers, SetInserts inserts, ProgramClock clock) {
		this.intake = intake;
		this.buyers = buyers;
		this.known = known;
		this.orders = orders;
		this.points = points;
		this.news = news;
		this.observers = observers;
		this.inserts = inserts;
		this.clock = clock;
	}

	List<Outcome<OrderView>> record(ProgramId program, List<RecordOrder> batch, Actor actor) {
		return record(program, batch, Awarding.BY_DATE, actor);
	}

	List<Outcome<OrderView>> record(ProgramId program, List<RecordOrder> batch, Awarding awarding, Actor actor) {
		var desk = this.intake.open(program, this.clock.now(program));
		var agreed = this.points.agreed(program, batch);
		var outcomes = new LinkedHashMap<Integer, Outcome<OrderView>>();
		var accepted = new TreeMap<Integer, Accepted>();
		for (int i = 0; i < batch.size(); i++) {
			try {
				accepted.put(i, desk.accept(batch.get(i), agreed.get(batch.get(i).holdId())));
			}
			catch (BusinessRuleException ex) {
				outcomes.put(i, new Refused<>(ex));
			}
		}
		var stored = stored(program, accepted.values());
		var fresh = new LinkedHashMap<OrderNumber, Accepted>();
		accepted.values()
			.stream()
			.filter((order) -> !stored.containsKey(order.number()))
			.forEach((order) -> fresh.putIfAbsent(order.number(), order));
		var made = make(program, List.copyOf(fresh.values()), desk, awarding, actor);
		accepted.forEach((i, order) -> outcomes.put(i, outcome(order, made, stored, fresh)));
		return IntStream.range(0, batch.size()).mapToObj((i) -> Objects.requireNonNull(outcomes.get(i))).toList();
	}

	/** Those of the orders that are recorded already. */
	Map<OrderNumber, PurchaseOrder> stored(ProgramId program, Collection<Accepted> orders) {
		if (orders.isEmpty()) {
			return Map.of();
		}
		var known = this.known.of(program, orders.stream().map(Accepted::number).distinct().toList());
		return (known.isEmpty() ? List.<PurchaseOrder>of() : this.orders.findWithLines(program, known)).stream()
			.collect(Collectors.toMap((order) -> new OrderNumber(order.storeId(), order.orderId()), (order) -> order));
	}

	/** Makes what is new, or says of what is new why it can't be made. */
	private Map<OrderNumber, Outcome<PurchaseOrder>> make(ProgramId program, List<Accepted> fresh, Desk desk,
			Awarding awarding, Actor actor) {
		var keys = fresh.stream()
			.filter((order) -> !order.told().test())
			.flatMap((order) -> keys(order).stream())
			.collect(Collectors.toSet());
		var found = this.buyers.find(program, keys);
		var identities = this.buyers.identities(program, keys);
		var made = new HashMap<OrderNumber, Outcome<PurchaseOrder>>();
		var orders = new ArrayList<PurchaseOrder>();
		for (Accepted order : this.intake.describe(program, fresh)) {
			var refusal = refusal(order, found);
			if (refusal != null) {
				made.put(order.number(), new Refused<>(refusal));
			}
			else {
				var entity = entity(program, order, found, identities, desk.now());
				orders.add((awarding == Awarding.HISTORY) ? entity.asHistory() : entity);
				made.put(order.number(), new Done<>(entity, true));
			}
		}
		var turns = this.observers.turns(program, orders);
		if (turns.size() > 1 || orders.stream().anyMatch((order) -> order.holdId() != null)) {
			this.points.lock(program, orders);
		}
		if (turns.size() > 1) {
			this.points.lockHeld(program, orders);
		}
		for (var turn : turns) {
			settle(program, turn, awarding, desk.now(), actor);
		}
		return made;
	}

	private void settle(ProgramId program, List<PurchaseOrder> orders, Awarding awarding, Instant now, Actor actor) {
		if (awarding != Awarding.HISTORY) {
			this.points.capture(program, orders, now, actor);
			this.points.award(program, orders, (awarding == Awarding.TODAY) ? now : null);
		}
		this.inserts.insert(PurchaseOrder.class, orders);
		this.inserts.insert(OrderLine.class, orders.stream().flatMap((order) -> order.lines().stream()).toList());
		this.news.recorded(program, orders, now, actor);
	}

	private static PurchaseOrder entity(ProgramId program, Accepted order, Map<MemberKey, MemberId> found,
			Map<MemberKey, Identity> identities, Instant now) {
		var told = order.told();
		var member = told.test() ? null : Buyers.first(keys(order), found).orElse(null);
		var entity = new PurchaseOrder(program, order.store().id(), told, Buyers.customer(told, identities), member,
				OrderDraft.of(told), order.hash(), now);
		if (told.status() != OrderStatus.CREATED) {
			entity.become(told.status(), entity.progress().orderedAt());
		}
		return entity;
	}

	private static @Nullable BusinessRuleException refusal(Accepted order, Map<MemberKey, MemberId> found) {
		var member = order.told().customer().member();
		if (member != null && !order.told().test() && !found.containsKey(member)) {
			return new BusinessRuleException("member_unknown", "There is no member with " + member, member);
		}
		return Desk.refusal(order);
	}

	static List<MemberKey> keys(Accepted order) {
		return order.told().customer().keys(order.store().code());
	}

	private static Outcome<OrderView> outcome(Accepted order, Map<OrderNumber, Outcome<PurchaseOrder>> made,
			Map<OrderNumber, PurchaseOrder> stored, Map<OrderNumber, Accepted> fresh) {
		var existing = stored.get(order.number());
		if (existing != null) {
			return same(existing, order);
		}
		return switch (Objects.requireNonNull(made.get(order.number()))) {
			case Refused<PurchaseOrder>(var reason) -> new Refused<>(reason);
			case Done<PurchaseOrder>(var entity, var changed) -> (fresh.get(order.number()) == order)
					? new Done<>(entity.view(order.store().code()), true) : same(entity, order);
		};
	}

	/** The same again is answered with what is stored; anything else is a conflict. */
	private static Outcome<OrderView> same(PurchaseOrder existing, Accepted order) {
		if (existing.contentHash().equals(order.hash())) {
			return new Done<>(existing.view(order.store().code()), false);
		}
		return new Refused<>(differs(order));
	}

	static ConflictException differs(Accepted order) {
		return new ConflictException("order_differs",
				"Order " + order.told().orderId()
						+ " is recorded with other content; PUT it to change it, or post its new status or a refund",
				order.told().orderId());
	}

}
