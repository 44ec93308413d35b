package se.stamkund.purchase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

import se.stamkund.shared.Apportion;
import se.stamkund.shared.Money;

/**
 * An order's lines with what each was really sold for: shipping and fees as lines of
 * their own, and the order's discounts spread over what they are on.
 */
record OrderDraft(List<DraftLine> lines, List<OrderDiscount> discounts) {

	/** A line and its share of the order's discounts. */
	record DraftLine(RecordLine line, Money orderDiscount) {

		Money net() {
			return afterOwnDiscount(this.line).minus(this.orderDiscount);
		}

	}

	static OrderDraft of(RecordOrder order) {
		var lines = withExtras(order);
		var shares = new long[lines.size()];
		var left = lines.stream().mapToLong((line) -> afterOwnDiscount(line).minor()).toArray();
		for (OrderDiscount discount : order.discounts()) {
			var taken = spread(discount, lines, left);
			for (int i = 0; i < shares.length; i++) {
				shares[i] += taken[i];
				left[i] -= taken[i];
			}
		}
		var drafts = new ArrayList<DraftLine>(shares.length);
		for (int i = 0; i < shares.length; i++) {
			drafts.add(new DraftLine(lines.get(i), Money.ofMinor(shares[i])));
		}
		return new OrderDraft(List.copyOf(drafts), order.discounts());
	}

	/** Where it says it is; the rest as if it said nothing. */
	private static long[] spread(OrderDiscount discount, List<RecordLine> lines, long[] left) {
		if (discount.lines().isEmpty()) {
			return spread(discount.amount().minor(), lines, left);
		}
		var told = new HashMap<String, Long>();
		discount.lines().forEach((share) -> told.merge(share.lineId(), share.amount().minor(), Math::addExact));
		var shares = new long[left.length];
		var room = left.clone();
		long rest = discount.amount().minor();
		for (int i = 0; i < shares.length; i++) {
			shares[i] = Math.min(Math.min(told.getOrDefault(lines.get(i).lineId(), 0L), left[i]), rest);
			room[i] -= shares[i];
			rest -= shares[i];
		}
		var more = spread(rest, lines, room);
		for (int i = 0; i < shares.length; i++) {
			shares[i] += more[i];
		}
		return shares;
	}

	/** Over the goods first; over the rest only what the goods can't take. */
	private static long[] spread(long amount, List<RecordLine> lines, long[] left) {
		var goods = left.clone();
		var rest = left.clone();
		for (int i = 0; i < left.length; i++) {
			if (lines.get(i).kind() == LineKind.GOODS) {
				rest[i] = 0;
			}
			else {
				goods[i] = 0;
			}
		}
		long onGoods = Math.min(amount, total(goods));
		var shares = Apportion.of(onGoods, goods);
		var others = Apportion.of(amount - onGoods, rest);
		for (int i = 0; i < shares.length; i++) {
			shares[i] += others[i];
		}
		return shares;
	}

	/** What the order comes to. */
	Money total() {
		return sum(this.lines, DraftLine::net);
	}

	Money grossOf(LineKind first, LineKind... rest) {
		var kinds = EnumSet.of(first, rest);
		return sum(this.lines.stream().map(DraftLine::line).filter((line) -> kinds.contains(line.kind())).toList(),
				RecordLine::gross);
	}

	Money discount() {
		return sum(this.lines, (draft) -> draft.line().discount().plus(draft.orderDiscount()));
	}

	static <T> Money sum(Collection<T> items, Function<T, Money> amount) {
		return items.stream().map(amount).reduce(Money.ZERO, Money::plus);
	}

	static Money afterOwnDiscount(RecordLine line) {
		return line.gross().minus(line.discount());
	}

	private static List<RecordLine> withExtras(RecordOrder order) {
		var lines = new ArrayList<>(order.lines());
		if (order.shipping().isPositive()) {
			lines.add(RecordLine.extra(RecordOrder.SHIPPING_LINE, LineKind.SHIPPING, order.shipping()));
		}
		if (order.fees().isPositive()) {
			lines.add(RecordLine.extra(RecordOrder.FEES_LINE, LineKind.FEE, order.fees()));
		}
		return lines;
	}

	private static long total(long[] weights) {
		long total = 0;
		for (long weight : weights) {
			total = Math.addExact(total, weight);
		}
		return total;
	}

}
