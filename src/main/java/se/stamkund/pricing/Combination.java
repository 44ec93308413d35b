package se.stamkund.pricing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Offers taken together, in an order, and what each of them took. */
final class Combination {

	private final Map<Contender, Basket.Taken> taken = new LinkedHashMap<>();

	private final Basket left;

	private long total;

	Combination(Basket full, List<Contender> offers) {
		this.left = full.copy();
		for (Contender offer : offers) {
			var took = this.left.take(offer);
			this.taken.put(offer, took);
			this.total += took.total();
		}
	}

	long total() {
		return this.total;
	}

	Basket left() {
		return this.left;
	}

	/** What the offer took; null if it was not among them. */
	Basket.@Nullable Taken taken(Contender offer) {
		return this.taken.get(offer);
	}

	/** The label of the first that took something and is none of those always given. */
	@Nullable String firstThatGave() {
		return this.taken.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().stacking() != Stacking.ALWAYS && entry.getValue().total() > 0)
			.map(Map.Entry::getKey)
			.min(TakingOrders.NAMED)
			.map((first) -> first.offer().label())
			.orElse(null);
	}

}
