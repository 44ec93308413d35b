package se.stamkund.shopper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.AdjustmentView;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.points.PointsReasons;
import se.stamkund.points.GiftTold;
import se.stamkund.points.ReturnWhy;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;
import se.stamkund.purchase.RefundView;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.shared.ProgramId;

/** Finds out what the items of a history are about, for all of them at once. */
@Component
class HistoryTeller {

	private final OrderQueries orders;

	private final Awards awards;

	private final PointsReasons reasons;

	private final Lots lots;

	private final Stores stores;

	private final Redemptions redemptions;

	HistoryTeller(OrderQueries orders, Awards awards, PointsReasons reasons, Lots lots, Stores stores,
			Redemptions redemptions) {
		this.orders = orders;
		this.awards = awards;
		this.reasons = reasons;
		this.lots = lots;
		this.stores = stores;
		this.redemptions = redemptions;
	}

	List<HistoryTold> tell(ShopperCaller shopper, List<HistoryItem> items, Instant now) {
		var facts = facts(shopper, items, now);
		return items.stream().map((item) -> facts.tell(item, now)).toList();
	}

	private Facts facts(ShopperCaller shopper, List<HistoryItem> items, Instant now) {
		ProgramId program = shopper.program();
		var returned = about(items, "refund");
		var refunds = byId(this.orders.refunds(program, returned), RefundView::id);
		var bought = items.stream().filter(HistoryItem::isOrder).map((item) -> item.reference().id()).toList();
		var orders = new ArrayList<>(bought);
		refunds.values().forEach((refund) -> orders.add(refund.order()));
		return new Facts(byId(this.orders.rows(program, orders.stream().distinct().toList()), OrderRow::id), refunds,
				this.awards.of(program, bought), this.reasons.returns(program, returned),
				this.reasons.adjustments(program, about(items, "adjustment")),
				this.reasons.gifts(program, shopper.member(), about(items, "transfer")),
				byId(this.lots.open(program, shopper.member(), now), LotView::id),
				byId(this.stores.list(program), StoreView::id),
				this.redemptions.get(program, about(items, "redemption")));
	}

	private static List<UUID> about(List<HistoryItem> items, String type) {
		return items.stream()
			.map(HistoryItem::reference)
			.filter((reference) -> reference.type().equals(type))
			.map((reference) -> reference.id())
			.distinct()
			.toList();
	}

	private static <T> Map<UUID, T> byId(Collection<T> things, Function<T, UUID> id) {
		return things.stream().collect(Collectors.toMap(id, Function.identity()));
	}

	/** Everything the items may refer to, by its id. */
	private record Facts(Map<UUID, OrderRow> orders, Map<UUID, RefundView> refunds, Map<UUID, AwardView> awards,
			Map<UUID, ReturnWhy> returns, Map<UUID, AdjustmentView> adjustments, Map<UUID, GiftTold> gifts,
			Map<UUID, LotView> lots, Map<UUID, StoreView> stores, Map<UUID, RedemptionView> redemptions) {

		HistoryTold tell(HistoryItem item, Instant now) {
			var about = item.reference().id();
			var refund = this.refunds.get(about);
			var order = this.orders.get((refund != null) ? refund.order() : about);
			var award = (item.kind() == HistoryKind.EARNED) ? this.awards.get(about) : null;
			var adjustment = this.adjustments.get(about);
			var gift = this.gifts.get(about);
			var reward = this.redemptions.get(about);
			return new HistoryTold(item, at(item, order, refund), (order != null) ? order.orderId() : null,
					(order != null) ? this.stores.get(order.store()) : null,
					(award != null) ? award.why().forMember() : null,
					(item.kind() == HistoryKind.RETURNED) ? this.returns.get(about) : null,
					(adjustment != null) ? adjustment.message() : (gift != null) ? gift.message() : null, gift,
					(reward != null) ? reward.name() : null, usableFrom(item, now));
		}

		private static Instant at(HistoryItem item, @Nullable OrderRow order, @Nullable RefundView refund) {
			if (refund != null) {
				return refund.occurredAt();
			}
			return (order != null && item.isPartOfBuying()) ? order.orderedAt() : item.at();
		}

		private @Nullable Instant usableFrom(HistoryItem item, Instant now) {
			var lot = (item.lot() != null) ? this.lots.get(item.lot()) : null;
			var from = (lot != null) ? lot.activeFrom() : null;
			return (from != null && from.isAfter(now)) ? from : null;
		}

	}

}
