package se.stamkund.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.tier.Ladder;
import se.stamkund.tier.Tier;

/**
 * Whether a member can have a reward: a function of what is known, the same for her
 * pages, for REST and when she takes it.
 *
 * @param whyNot every reason against it, the most lasting first; empty if she can
 * @param early until when only those with early access have it; null if that is not why
 * she does
 */
public record Eligibility(RewardView reward, List<WhyNot> whyNot, @Nullable Instant early) {

	public Eligibility {
		whyNot = List.copyOf(whyNot);
	}

	static Eligibility of(RewardView reward, Taker taker) {
		var reasons = new ArrayList<WhyNot>();
		var terms = reward.terms();
		if (!reward.isActive()) {
			reasons.add(WhyNot.of(WhyNot.Code.NOT_OFFERED));
		}
		if (terms.until() != null && !taker.now().isBefore(terms.until())) {
			reasons.add(WhyNot.at(WhyNot.Code.OVER, terms.until()));
		}
		var left = reward.left();
		if (left != null && left == 0) {
			reasons.add(WhyNot.of(WhyNot.Code.SOLD_OUT));
		}
		gate(terms.gate(), taker, reasons);
		var opens = opens(terms.from(), taker.tier());
		if (opens != null && taker.now().isBefore(opens)) {
			reasons.add(WhyNot.at(WhyNot.Code.NOT_YET, opens));
		}
		limit(reward, taker, reasons);
		if (taker.points() < terms.points()) {
			reasons.add(WhyNot.points(taker.points(), terms.points()));
		}
		boolean early = opens != null && taker.now().isBefore(terms.from()) && !taker.now().isBefore(opens);
		return new Eligibility(reward, reasons, early ? terms.from() : null);
	}

	/** Whether nothing speaks against it. */
	public boolean canHave() {
		return this.whyNot.isEmpty();
	}

	/** Whether nothing but points is missing. */
	public boolean lacksOnlyPoints() {
		return this.whyNot.size() == 1 && this.whyNot.getFirst().code() == WhyNot.Code.POINTS;
	}

	/** How many points are missing. */
	public long missing() {
		return this.whyNot.stream().mapToLong(WhyNot::missing).sum();
	}

	private static void gate(Gate gate, Taker taker, List<WhyNot> reasons) {
		if (gate.tag() != null && !taker.tags().contains(gate.tag())) {
			reasons.add(WhyNot.of(WhyNot.Code.TAG));
		}
		if (gate.tier() != null) {
			int needed = level(taker.ladder(), gate.tier());
			var tier = taker.tier();
			if (needed < 0 || tier == null || level(taker.ladder(), tier.code()) < needed) {
				reasons.add(WhyNot
					.tier((needed >= 0 && taker.ladder() != null) ? taker.ladder().tiers().get(needed) : null));
			}
		}
	}

	private static void limit(RewardView reward, Taker taker, List<WhyNot> reasons) {
		var limit = reward.terms().limit();
		if (limit != null) {
			long taken = taker.taken().getOrDefault(reward.id(), Taker.Taken.NONE).in(limit.period());
			if (taken >= limit.times()) {
				reasons.add(WhyNot.limit(taken, limit, limit.period().next(taker.now(), taker.zone())));
			}
		}
	}

	/** When it opens for her. */
	private static @Nullable Instant opens(@Nullable Instant from, @Nullable Tier tier) {
		return (from == null || tier == null) ? from : from.minus(Duration.ofHours(tier.benefits().earlyAccessHours()));
	}

	static int level(@Nullable Ladder ladder, String code) {
		if (ladder != null) {
			for (int level = 0; level < ladder.tiers().size(); level++) {
				if (ladder.tiers().get(level).code().equals(code)) {
					return level;
				}
			}
		}
		return -1;
	}

}
