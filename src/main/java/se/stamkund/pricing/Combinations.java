package se.stamkund.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The combinations that offers may be taken in, and which of them it is to be. */
final class Combinations {

	private static final Comparator<Contender> NAMED = Comparator.comparingInt(Contender::order)
		.thenComparingInt(Contender::index);

	/** The ways to take those whose order is the same; each may be the best one. */
	private static final List<Comparator<Contender>> WAYS = List.of(NAMED,
			Comparator.comparingInt(Contender::order)
				.thenComparingInt(Contender::rank)
				.thenComparingInt((offer) -> offer.lines().length)
				.thenComparingInt(Contender::index),
			Comparator.comparingInt(Contender::order)
				.thenComparingInt((offer) -> offer.lines().length)
				.thenComparingInt(Contender::rank)
				.thenComparingInt(Contender::index));

	private final Basket full;

	private final BestFor bestFor;

	private final List<Contender> always;

	private final Map<Contender, Combination> byOffer = new HashMap<>();

	private final Combination chosen;

	Combinations(Cart cart, List<Contender> offers, BestFor bestFor) {
		this.full = new Basket(cart);
		this.bestFor = bestFor;
		this.always = having(offers, Stacking.ALWAYS);
		this.chosen = choose(having(offers, Stacking.COMMON), having(offers, Stacking.EXCLUSIVE));
	}

	Combination chosen() {
		return this.chosen;
	}

	/** The combination that an offer belongs to. */
	Combination of(Contender offer) {
		return Objects.requireNonNull(this.byOffer.get(offer));
	}

	private Combination choose(List<Contender> common, List<Contender> exclusive) {
		var together = combine(common);
		common.forEach((offer) -> this.byOffer.put(offer, together));
		exclusive.forEach((offer) -> this.byOffer.put(offer, combine(List.of(offer))));
		this.always.forEach((offer) -> this.byOffer.put(offer, together));
		var rivals = new ArrayList<>(common);
		rivals.addAll(exclusive);
		rivals.sort(NAMED);
		return (this.bestFor == BestFor.CUSTOMER) ? best(rivals, together) : first(rivals, together);
	}

	private Combination best(List<Contender> rivals, Combination together) {
		var best = together;
		for (Contender rival : rivals) {
			if (of(rival).total() > best.total()) {
				best = of(rival);
			}
		}
		return best;
	}

	private Combination first(List<Contender> rivals, Combination together) {
		return rivals.stream()
			.filter((rival) -> Objects.requireNonNull(of(rival).taken(rival)).total() > 0)
			.findFirst()
			.map(this::of)
			.orElse(together);
	}

	private Combination combine(List<Contender> offers) {
		var all = new ArrayList<>(this.always);
		all.addAll(offers);
		var ways = (this.bestFor == BestFor.CUSTOMER) ? WAYS : WAYS.subList(0, 1);
		Combination best = null;
		List<Contender> before = List.of();
		for (Comparator<Contender> way : ways) {
			all.sort(way);
			if (best == null || !before.equals(all)) {
				var combination = new Combination(this.full, all);
				best = (best == null || combination.total() > best.total()) ? combination : best;
			}
			before = List.copyOf(all);
		}
		return Objects.requireNonNull(best);
	}

	private static List<Contender> having(List<Contender> offers, Stacking stacking) {
		return offers.stream().filter((offer) -> offer.stacking() == stacking).toList();
	}

}
