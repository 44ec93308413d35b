package se.stamkund.reward;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.tier.Tier;

/**
 * Why a member can't have a reward, with the numbers that say so.
 *
 * @param have how many points she has, or how many she has taken
 * @param need how many it takes, or how many she may take
 * @param at from when, or when it ended; null if that is not what it is about
 * @param tier the lowest that may have it; null if that is no longer on the ladder
 */
public record WhyNot(Code code, long have, long need, @Nullable Instant at, @Nullable Tier tier,
		@Nullable RewardPeriod period) {

	/** The kinds of reasons, the most lasting first. */
	public enum Code {

		/** It is a draft, or taken in. */
		NOT_OFFERED,

		/** Its time is past. */
		OVER,

		/** None are left. */
		SOLD_OUT,

		/** It is for members with a tag that she has not. */
		TAG,

		/** It is for a tier above hers. */
		TIER,

		/** It opens later. */
		NOT_YET,

		/** She has taken as many as she may, for now or for ever. */
		LIMIT,

		/** She has too few points. */
		POINTS

	}

	static WhyNot of(Code code) {
		return new WhyNot(code, 0, 0, null, null, null);
	}

	static WhyNot at(Code code, Instant at) {
		return new WhyNot(code, 0, 0, at, null, null);
	}

	static WhyNot tier(@Nullable Tier tier) {
		return new WhyNot(Code.TIER, 0, 0, null, tier, null);
	}

	static WhyNot limit(long taken, RewardLimit limit, @Nullable Instant again) {
		return new WhyNot(Code.LIMIT, taken, limit.times(), again, null, limit.period());
	}

	static WhyNot points(long has, long costs) {
		return new WhyNot(Code.POINTS, has, costs, null, null, null);
	}

	/** How many points are missing; 0 if that is not what it is about. */
	public long missing() {
		return (this.code == Code.POINTS) ? this.need - this.have : 0;
	}

	/** The same for whoever calls by REST. */
	public String detail(ZoneId zone) {
		return switch (this.code) {
			case NOT_OFFERED -> "It is not offered now";
			case OVER -> "It ended " + day(zone);
			case SOLD_OUT -> "None are left";
			case TAG -> "It is for chosen members";
			case TIER -> (this.tier != null) ? "It is for " + this.tier.name().en() + " and above"
					: "It is for a tier that there no longer is";
			case NOT_YET -> "It opens " + day(zone);
			case LIMIT -> "Has taken " + this.have + " of " + this.need + span()
					+ ((this.at != null) ? "; again from " + day(zone) : "");
			case POINTS -> "Has " + this.have + "; " + this.need + " needed, " + missing() + " missing";
		};
	}

	BusinessRuleException refusal(ZoneId zone) {
		return new BusinessRuleException("reward_" + this.code.name().toLowerCase(Locale.ROOT), detail(zone), this.have,
				this.need, missing());
	}

	private String span() {
		return (this.period == null || this.period == RewardPeriod.EVER) ? ""
				: " this " + this.period.name().toLowerCase(Locale.ROOT);
	}

	private String day(ZoneId zone) {
		return (this.at != null) ? this.at.atZone(zone).toOffsetDateTime().toString() : "";
	}

}
