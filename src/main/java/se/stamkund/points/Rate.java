package se.stamkund.points;

import java.math.BigDecimal;

import se.stamkund.shared.Money;

/**
 * So many points per so much money, in proportion: 1 point per 10 kr is 0.1 per krona.
 */
public record Rate(BigDecimal points, Money per) {

	public Rate {
		if (points.signum() < 0) {
			throw new IllegalArgumentException("A rate can't be negative: " + points);
		}
		if (!per.isPositive()) {
			throw new IllegalArgumentException("A rate needs a positive amount: " + per);
		}
	}

}
