package se.stamkund.reward.web;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.RedemptionFilter;

/** Which redemptions to look at. */
enum Show {

	NEW, SENT, DONE, ALL;

	RedemptionFilter filter(@Nullable UUID reward) {
		return (this == ALL) ? new RedemptionFilter(null, reward, null, null)
				: RedemptionFilter.fulfilment(Set.of(Fulfilment.valueOf(name())), reward);
	}

}
