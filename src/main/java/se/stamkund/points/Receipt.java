package se.stamkund.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.shared.Money;

/**
 * A purchase with its discounts and its payment by points spread over the lines: over
 * goods first, in proportion to what they cost, and over the rest only if more is left.
 *
 * @param discounts what each order discount took off the goods
 */
record Receipt(List<Item> items, List<Money> discounts) {

	static Receipt of(PurchaseFacts facts) {
		var lines = facts.lines();
		var left = lines.stream()
			.mapToLong((line) -> Math.max(0, line.gross().minor() - Math.max(0, line.discount().minor())))
			.toArray();
		var discounts = new ArrayList<Money>();
		for (var discount : facts.discounts()) {
			var spread = spread(discount, lines, left);
			discounts.add(Money.ofMinor(sum(lines, spread, Receipt::isGoods)));
			subtract(left, spread);
		}
		var discounted = left.clone();
		var points = spread(facts.paidWithPoints().minor(), lines, left);
		subtract(left, points);
		var items = new ArrayList<Item>();
		for (int i = 0; i < lines.size(); i++) {
			items.add(new Item(lines.get(i), discounted[i], points[i]));
		}
		return new Receipt(List.copyOf(items), List.copyOf(discounts));
	}

	/** Where it says it is; the rest as if it said nothing. */
	private static long[] spread(PurchaseFacts.Discount discount, List<PurchaseFacts.Line> lines, long[] left) {
		if (discount.shares().isEmpty()) {
			return spread(discount.amount().minor(), lines, left);
		}
		var shares = new long[left.length];
		long rest = Math.max(0, discount.amount().minor());
		for (int i = 0; i < shares.length; i++) {
			var share = discount.shares().getOrDefault(lines.get(i).id(), Money.ZERO);
			shares[i] = Math.min(Math.min(share.minor(), left[i]), rest);
			rest -= shares[i];
		}
		var room = left.clone();
		subtract(room, shares);
		var more = spread(rest, lines, room);
		for (int i = 0; i < shares.length; i++) {
			shares[i] += more[i];
		}
		return shares;
	}

	private static long[] spread(long amount, List<PurchaseFacts.Line> lines, long[] left) {
		var goods = masked(lines, left, Receipt::isGoods);
		var other = masked(lines, left, (line) -> !isGoods(line));
		var onGoods = Math.min(Math.max(0, amount), total(goods));
		var onOther = Math.min(Math.max(0, amount) - onGoods, total(other));
		var shares = Apportionment.divide(onGoods, goods);
		var rest = Apportionment.divide(onOther, other);
		for (int i = 0; i < shares.length; i++) {
			shares[i] += rest[i];
		}
		return shares;
	}

	private static long[] masked(List<PurchaseFacts.Line> lines, long[] left, Predicate<PurchaseFacts.Line> which) {
		var masked = left.clone();
		for (int i = 0; i < masked.length; i++) {
			masked[i] = which.test(lines.get(i)) ? left[i] : 0;
		}
		return masked;
	}

	private static long sum(List<PurchaseFacts.Line> lines, long[] amounts, Predicate<PurchaseFacts.Line> which) {
		return total(masked(lines, amounts, which));
	}

	private static long total(long[] amounts) {
		long sum = 0;
		for (var amount : amounts) {
			sum = Math.addExact(sum, amount);
		}
		return sum;
	}

	private static void subtract(long[] from, long[] amounts) {
		for (int i = 0; i < from.length; i++) {
			from[i] -= amounts[i];
		}
	}

	private static boolean isGoods(PurchaseFacts.Line line) {
		return line.kind() == LineKind.GOODS;
	}

	List<Item> goods() {
		return this.items.stream().filter((item) -> isGoods(item.line())).toList();
	}

	/** What the goods cost after discounts, however they were paid. */
	Money goodsDiscounted() {
		return sum(goods(), Item::discounted);
	}

	static Money sum(List<Item> items, ToLongFunction<Item> amount) {
		return Money.ofMinor(items.stream().mapToLong(amount).reduce(0, Math::addExact));
	}

	/**
	 * A line with its shares.
	 *
	 * @param discounted its price after all discounts
	 * @param points the part of that paid with points
	 */
	record Item(PurchaseFacts.Line line, long discounted, long points) {

		/** What was paid by other means than points: what may be refunded. */
		long paid() {
			return this.discounted - this.points;
		}

		/** What the line itself was reduced by. */
		long ownDiscount() {
			return Math.min(Math.max(0, this.line.discount().minor()), Math.max(0, this.line.gross().minor()));
		}

		/** What earns, exactly. */
		Ratio base(boolean vatIncluded) {
			var paid = Ratio.of(paid());
			return vatIncluded ? paid
					: paid.dividedBy(Ratio.of(BigDecimal.ONE.add(this.line.vatRate().movePointLeft(2))));
		}

	}

}
