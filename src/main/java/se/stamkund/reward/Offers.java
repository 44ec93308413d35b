package se.stamkund.reward;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rewards a member sees: all that are active and not over.
 *
 * @param points that she can use
 * @param all in the merchant's order
 */
public record Offers(long points, List<Eligibility> all, Instant now) {

	public Offers {
		all = List.copyOf(all);
	}

	/** Those she can have now. */
	public List<Eligibility> inReach() {
		return this.all.stream().filter(Eligibility::canHave).toList();
	}

	/** The rest: first what she only lacks points for, the nearest first. */
	public List<Eligibility> outOfReach() {
		return this.all.stream()
			.filter((one) -> !one.canHave())
			.sorted(Comparator.comparing((Eligibility one) -> one.lacksOnlyPoints() ? one.missing() : Long.MAX_VALUE))
			.toList();
	}

	/** The one that fewest points are missing to, and nothing else. */
	public Optional<Eligibility> next() {
		return this.all.stream()
			.filter(Eligibility::lacksOnlyPoints)
			.min(Comparator.comparingLong(Eligibility::missing));
	}

	public boolean isEmpty() {
		return this.all.isEmpty();
	}

}
