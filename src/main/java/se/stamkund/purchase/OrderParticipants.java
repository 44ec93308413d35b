package se.stamkund.purchase;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.stamkund.points.TakeBackRequest;
import se.stamkund.purchase.OrderParticipant.Restored;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Tells those who take part in paying what an order used, and what comes back of it. A
 * fixed number of calls for a batch of any size.
 */
@Component
class OrderParticipants {

	private final List<OrderParticipant> participants;

	OrderParticipants(ObjectProvider<OrderParticipant> participants) {
		this.participants = participants.orderedStream().toList();
	}

	/** What was agreed on for those that name a hold; costs nothing for the others. */
	Map<UUID, Agreed> agreed(ProgramId program, List<RecordOrder> orders) {
		var holds = orders.stream()
			.filter((order) -> !order.test())
			.map(RecordOrder::holdId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		var agreed = new HashMap<UUID, Agreed>();
		if (!holds.isEmpty()) {
			this.participants.forEach((participant) -> agreed.putAll(participant.agreed(program, holds)));
		}
		return agreed;
	}

	/** Keeps what was held for these orders from others. */
	void lock(ProgramId program, List<PurchaseOrder> orders) {
		var holds = orders.stream().map(PurchaseOrder::holdId).filter(Objects::nonNull).collect(Collectors.toSet());
		if (!holds.isEmpty()) {
			this.participants.forEach((participant) -> participant.lock(program, holds));
		}
	}

	/** Takes what was used in paying. Test orders and cancelled ones use nothing. */
	void capture(ProgramId program, List<PurchaseOrder> orders, Instant now, Actor actor) {
		var byId = orders.stream()
			.filter((order) -> !order.test() && order.status() != OrderStatus.CANCELLED)
			.collect(Collectors.toMap(PurchaseOrder::id, Function.identity()));
		var captures = byId.values().stream().map((order) -> capture(order, now, actor)).toList();
		if (captures.isEmpty()) {
			return;
		}
		for (OrderParticipant participant : this.participants) {
			participant.capture(program, captures).forEach((id, captured) -> {
				var order = byId.get(id);
				if (order != null) {
					order.use(captured.points(), captured.warnings());
				}
			});
		}
	}

	/**
	 * Gives back the returned share of what was used, by refund.
	 * @param there members who can get something back
	 */
	Map<UUID, Restored> restore(ProgramId program, List<OrderPoints.Return> returns, Set<MemberId> there, Instant now,
			Actor actor) {
		var restores = returns.stream()
			.filter((back) -> !back.order().test())
			.map((back) -> restore(back, there, now, actor))
			.toList();
		var restored = new HashMap<UUID, Restored>();
		if (!restores.isEmpty()) {
			for (OrderParticipant participant : this.participants) {
				participant.restore(program, restores)
					.forEach((refund, back) -> restored.merge(refund, back, Restored::plus));
			}
		}
		return restored;
	}

	private static OrderParticipant.Capture capture(PurchaseOrder order, Instant now, Actor actor) {
		return new OrderParticipant.Capture(order.id(), order.orderId(), order.memberId(), order.holdId(),
				order.sums().total(), order.sums().paidWithPoints(), order.sums().paidWithGiftCard(), now, actor);
	}

	private static OrderParticipant.Restore restore(OrderPoints.Return back, Set<MemberId> there, Instant now,
			Actor actor) {
		var order = back.order();
		var member = order.memberId();
		var refunded = (order.status() == OrderStatus.CANCELLED) ? order.sums().total() : order.refunded();
		return new OrderParticipant.Restore(order.id(), back.refund().getId(), back.refund().refundId(),
				(member != null && there.contains(member)) ? member : null, order.holdId(), order.tally().used(),
				order.tally().givenBack(), order.sums().total(), refunded, refunded.equals(order.sums().total()), now,
				actor);
	}

}
