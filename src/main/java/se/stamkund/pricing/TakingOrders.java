package se.stamkund.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The orders in which offers may be taken: lower ones first; those whose order is the
 * same in any way, as far as that makes a difference.
 */
final class TakingOrders {

	/** As they are named. */
	static final Comparator<Contender> NAMED = Comparator.comparingInt(Contender::order)
		.thenComparingInt(Contender::index);

	/** Likely to be the best, where there are too many to try them all. */
	private static final List<Comparator<Contender>> LIKELY = List.of(NAMED,
			Comparator.comparingInt(Contender::order)
				.thenComparingInt(Contender::rank)
				.thenComparingInt((offer) -> offer.lines().length)
				.thenComparingInt(Contender::index),
			Comparator.comparingInt(Contender::order)
				.thenComparingInt((offer) -> offer.lines().length)
				.thenComparingInt(Contender::rank)
				.thenComparingInt(Contender::index));

	private TakingOrders() {
	}

	/**
	 * All, if they are at most so many, else the likely ones; as they are named first.
	 */
	static List<List<Contender>> of(List<Contender> offers, int most) {
		var levels = new TreeMap<Integer, List<Contender>>();
		offers.stream()
			.sorted(NAMED)
			.forEach((offer) -> levels.computeIfAbsent(offer.order(), (order) -> new ArrayList<>()).add(offer));
		List<List<Contender>> orders = List.of(List.of());
		for (List<Contender> level : levels.values()) {
			var tangled = level.stream().filter((offer) -> touchesAnother(offer, level)).toList();
			if (count(tangled.size(), orders.size(), most) > most) {
				return likely(offers);
			}
			var apart = level.stream().filter((offer) -> !tangled.contains(offer)).toList();
			var more = new ArrayList<List<Contender>>();
			for (List<Contender> before : orders) {
				permute(tangled, before, apart, more);
			}
			orders = more;
		}
		return orders;
	}

	/** Offers on other lines can be taken before or after it, with the same result. */
	private static boolean touchesAnother(Contender offer, List<Contender> others) {
		return others.stream()
			.anyMatch((other) -> other != offer
					&& Arrays.stream(offer.lines()).anyMatch((line) -> Arrays.binarySearch(other.lines(), line) >= 0));
	}

	private static long count(int tangled, long before, int most) {
		for (int i = 2; i <= tangled && before <= most; i++) {
			before *= i;
		}
		return before;
	}

	private static void permute(List<Contender> left, List<Contender> before, List<Contender> after,
			List<List<Contender>> found) {
		if (left.isEmpty()) {
			var order = new ArrayList<>(before);
			order.addAll(after);
			found.add(order);
			return;
		}
		for (Contender next : left) {
			var chosen = new ArrayList<>(before);
			chosen.add(next);
			permute(left.stream().filter((offer) -> offer != next).toList(), chosen, after, found);
		}
	}

	private static List<List<Contender>> likely(List<Contender> offers) {
		return LIKELY.stream().map((way) -> offers.stream().sorted(way).toList()).distinct().toList();
	}

}
