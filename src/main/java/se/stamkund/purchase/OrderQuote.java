package se.stamkund.purchase;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.AwardView;
import se.stamkund.shared.Money;

/**
 * What an order would come to and give.
 *
 * @param member who would get the points; null for a guest
 */
public record OrderQuote(@Nullable UUID member, List<Line> lines, Money total, AwardView award) {

	/**
	 * A line and its share of the points.
	 *
	 * @param discount its own and its share of the order's
	 */
	public record Line(String lineId, Money gross, Money discount, Money net, long points) {

	}

}
