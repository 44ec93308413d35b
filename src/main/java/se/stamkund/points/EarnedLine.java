package se.stamkund.points;

import java.util.List;

import org.jspecify.annotations.Nullable;
import se.stamkund.points.Explanation.Factor;

/**
 * A line of goods that earns.
 *
 * @param base in minor units, exactly
 * @param rule the rule that set the rate; {@code null} for the base rule
 * @param life how long its points wait and live, where that is not as the settings say
 */
record EarnedLine(Receipt.Item item, Ratio base, @Nullable EarningRule rule, Rate rate, List<Factor> factors,
		PointsLife life) {

	/** Points without bonuses, exactly. */
	Ratio points() {
		return times(this.base.times(Ratio.of(this.rate.points())).dividedBy(Ratio.of(this.rate.per().minor())),
				this.factors);
	}

	static Ratio times(Ratio points, List<Factor> factors) {
		for (var factor : factors) {
			points = points.times(Ratio.of(factor.factor()));
		}
		return points;
	}

}
