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
 * @param lives the lines whose points wait and live otherwise than the settings say
 */
public record AwardView(Points points, Map<UUID, Points> lines, Map<UUID, Money> refundable,
		Map<UUID, PointsLife> lives, Explanation why) {

	public AwardView {
		lines = Map.copyOf(lines);
		refundable = Map.copyOf(refundable);
		lives = Map.copyOf(lives);
	}

	/** The points by how long they wait and live. */
	Map<PointsLife, Points> parts() {
		return AwardParts.of(this.lines, this.lives);
	}

	/** How long the points of a line wait and live. */
	PointsLife life(UUID line) {
		return this.lives.getOrDefault(line, PointsLife.AS_SET);
	}

}
