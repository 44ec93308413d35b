package se.stamkund.pricing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The combinations that offers may be taken in, and which of them it is to be. */
final class Combinations {

	/** So many orders are tried of offers that go together: those of four. */
	private static final int MOST_ORDERS = 24;

	/** So many of all that could go together, so that a quote stays quick. */
	private static final int MOST_IN_ALL = 48;

	private final Basket full;

	private final BestFor bestFor;

	private final List<Contender> always;

	private final int mostOrders;

	private final Map<Contender, Combination> byOffer = new HashMap<>();

	private final Combination chosen;

	Combinations(Cart cart, List<Contender> offers, BestFor bestFor) {
		this.full = new Basket(cart);
		this.bestFor = bestFor;
		this.always = having(offers, Stacking.ALWAYS);
		var exclusive = having(offers, Stacking.EXCLUSIVE);
		this.mostOrders = Math.min(MOST_ORDERS, MOST_IN_ALL / (1 + exclusive.size()));
		this.chosen = choose(having(offers, Stacking.COMMON), exclusive);
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
		rivals.sort(TakingOrders.NAMED);
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
		if (this.bestFor == BestFor.FIRST_NAMED) {
			all.sort(TakingOrders.NAMED);
			return new Combination(this.full, all);
		}
		return TakingOrders.of(all, this.mostOrders)
			.stream()
			.map((order) -> new Combination(this.full, order))
			.reduce((best, other) -> (other.total() > best.total()) ? other : best)
			.orElseThrow();
	}

	private static List<Contender> having(List<Contender> offers, Stacking stacking) {
		return offers.stream().filter((offer) -> offer.stacking() == stacking).toList();
	}

}
