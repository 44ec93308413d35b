package se.stamkund.reward;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Which redemptions to list.
 *
 * @param fulfilments null for all, also those with nothing to send
 * @param cancelled true for only those that were cancelled, false for only others; null
 * for both
 */
public record RedemptionFilter(@Nullable MemberId member, @Nullable UUID reward, @Nullable Set<Fulfilment> fulfilments,
		@Nullable Boolean cancelled) {

	public static final RedemptionFilter ALL = new RedemptionFilter(null, null, null, null);

	public static RedemptionFilter of(MemberId member) {
		return new RedemptionFilter(member, null, null, null);
	}

	/** What staff have to do, or have done. */
	public static RedemptionFilter fulfilment(Set<Fulfilment> fulfilments, @Nullable UUID reward) {
		return new RedemptionFilter(null, reward, fulfilments, false);
	}

}
