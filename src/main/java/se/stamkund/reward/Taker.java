package se.stamkund.reward;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.tier.Ladder;
import se.stamkund.tier.Tier;

/**
 * What is known of a member who may want rewards.
 *
 * @param points that she can use
 * @param ladder null in a programme without tiers
 * @param tier null for none
 * @param taken what she has of each reward; those she never took are left out
 */
record Taker(Instant now, ZoneId zone, long points, @Nullable Ladder ladder, @Nullable Tier tier, Set<String> tags,
		Map<UUID, Taken> taken) {

	/** How many she has taken of a reward, in the present periods. */
	record Taken(long day, long week, long month, long year, long ever) {

		static final Taken NONE = new Taken(0, 0, 0, 0, 0);

		long in(RewardPeriod period) {
			return switch (period) {
				case DAY -> this.day;
				case WEEK -> this.week;
				case MONTH -> this.month;
				case YEAR -> this.year;
				case EVER -> this.ever;
			};
		}

	}

}
