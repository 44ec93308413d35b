package se.stamkund.reward;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;
import se.stamkund.tier.Text;

/**
 * What a reward is, what it costs and who may have it. Kept as JSON: a component may be
 * added, with a meaning for when it is missing, but not renamed.
 *
 * @param description a line or two; empty for none
 * @param conditions the small print; empty for none
 * @param points its price; 0 for none
 * @param limit how often a member can take it; null for as often as she likes
 * @param from when it opens; tiers with early access have it sooner; null if it has
 * @param until the first instant when it is no longer to be had; null for none
 */
public record RewardTerms(Text name, Text description, Text conditions, Gives gives, CodeTerms code, long points,
		@Nullable RewardLimit limit, Gate gate, @Nullable Instant from, @Nullable Instant until) {

	/** The largest amount that a reward can be about. */
	public static final Money MOST_MONEY = Money.ofMinor(100_000_000_000L);

	/** The same at another price. */
	public RewardTerms at(long price) {
		return new RewardTerms(this.name, this.description, this.conditions, this.gives, this.code, price, this.limit,
				this.gate, this.from, this.until);
	}

}
