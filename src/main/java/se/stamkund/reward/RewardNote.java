package se.stamkund.reward;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a reward. */
record RewardNote(RewardState state, String name, RewardKind kind, long points, @Nullable Long stock,
		@Nullable Integer times, @Nullable RewardPeriod period, @Nullable String tier, @Nullable String tag,
		@Nullable Instant from, @Nullable Instant until) {

	static RewardNote of(RewardView reward) {
		var terms = reward.terms();
		var limit = terms.limit();
		return new RewardNote(reward.state(), terms.name().sv(), reward.kind(), terms.points(), reward.stock(),
				(limit != null) ? Integer.valueOf(limit.times()) : null, (limit != null) ? limit.period() : null,
				terms.gate().tier(), terms.gate().tag(), terms.from(), terms.until());
	}

}
