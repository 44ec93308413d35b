package se.stamkund.points;

import java.util.Map;
import java.util.UUID;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * What a purchase gives, and why.
 *
 * @param points the whole award
 * @param lines each line's share; they add up to the whole
 * @param refundable what the customer paid for each line, after discounts and payment by
 * points: the amounts a {@link TakeBackRequest} counts in
 */
public record AwardView(Points points, Map<UUID, Points> lines, Map<UUID, Money> refundable, Explanation why) {

	public AwardView {
		lines = Map.copyOf(lines);
		refundable = Map.copyOf(refundable);
	}

}
