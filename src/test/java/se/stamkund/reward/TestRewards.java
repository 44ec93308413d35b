package se.stamkund.reward;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;
import se.stamkund.tier.Text;

/** Rewards for tests. */
public final class TestRewards {

	private TestRewards() {
	}

	/** An amount off for so many points, for everybody. */
	public static RewardTerms discount(long kronor, long points) {
		return terms(kronor + " kr rabatt", new Gives.FixedDiscount(Money.ofMinor(kronor * 100)), points);
	}

	/** Something for so many points, for everybody. */
	public static RewardTerms terms(String name, Gives gives, long points) {
		return new RewardTerms(new Text(name, name), Text.EMPTY, Text.EMPTY, gives, CodeTerms.NONE, points, null,
				Gate.OPEN, null, null);
	}

	/** The same, so often. */
	public static RewardTerms limited(RewardTerms terms, int times, RewardPeriod period) {
		return new RewardTerms(terms.name(), terms.description(), terms.conditions(), terms.gives(), terms.code(),
				terms.points(), new RewardLimit(times, period), terms.gate(), terms.from(), terms.until());
	}

	/** The same, for some. */
	public static RewardTerms gated(RewardTerms terms, Gate gate) {
		return new RewardTerms(terms.name(), terms.description(), terms.conditions(), terms.gives(), terms.code(),
				terms.points(), terms.limit(), gate, terms.from(), terms.until());
	}

	/** The same, in a window. */
	public static RewardTerms open(RewardTerms terms, java.time.@Nullable Instant from,
			java.time.@Nullable Instant until) {
		return new RewardTerms(terms.name(), terms.description(), terms.conditions(), terms.gives(), terms.code(),
				terms.points(), terms.limit(), terms.gate(), from, until);
	}

	/** Offered, with so many in stock. */
	public static RewardDraft active(RewardTerms terms, @Nullable Long stock) {
		return new RewardDraft(RewardState.ACTIVE, terms, stock);
	}

}
