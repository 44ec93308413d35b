package se.stamkund.reward;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * How far points pay for an order. Nothing but arithmetic: the same answers for a quote,
 * a hold and the till.
 *
 * @param pointValue what a point pays, in the major unit of the currency
 */
public record PartPayment(PartPaymentRules rules, BigDecimal pointValue, Currency currency) {

	/** What so many points pay, rounded down to the minor unit. */
	public Money worth(Points points) {
		return Money.of(this.pointValue.multiply(BigDecimal.valueOf(points.value()))
			.setScale(this.currency.getDefaultFractionDigits(), RoundingMode.DOWN), this.currency);
	}

	/** The most points that can pay for an order, by whoever has so many; none for 0. */
	public Points most(Money payable, Points has) {
		return decide(has, has, payable).used();
	}

	/**
	 * Uses as many as may be of those that are wanted.
	 * @param wanted how many she wants to use
	 * @param has how many she can use
	 * @param payable what is left to pay of the order, shipping included
	 */
	public Decision decide(Points wanted, Points has, Money payable) {
		if (wanted.isZero()) {
			return new Decision(Points.ZERO, Money.ZERO, null, 0);
		}
		if (!this.rules.allowed() || this.pointValue.signum() == 0) {
			return none(Limit.OFF, 0);
		}
		if (has.value() < this.rules.minimum()) {
			return none(Limit.MINIMUM, this.rules.minimum());
		}
		var share = covering(payable);
		var points = Math.min(Math.min(wanted.value(), has.value()), share);
		points -= points % this.rules.step();
		if (points < this.rules.minimum() || points == 0) {
			return (Math.min(wanted.value(), has.value()) > share) ? none(Limit.SHARE, this.rules.maximumPercent())
					: (wanted.value() < this.rules.minimum()) ? none(Limit.MINIMUM, this.rules.minimum())
							: none(Limit.STEP, this.rules.step());
		}
		var used = Points.of(points);
		if (points == wanted.value()) {
			return new Decision(used, worth(used), null, 0);
		}
		if (share < Math.min(wanted.value(), has.value())) {
			return new Decision(used, worth(used), Limit.SHARE, this.rules.maximumPercent());
		}
		return (has.value() < wanted.value()) ? new Decision(used, worth(used), Limit.BALANCE, has.value())
				: new Decision(used, worth(used), Limit.STEP, this.rules.step());
	}

	/** So many points pay no more than the share of the order that points may pay. */
	private long covering(Money payable) {
		if (!payable.isPositive()) {
			return 0;
		}
		var share = payable.toDecimal(this.currency)
			.multiply(BigDecimal.valueOf(this.rules.maximumPercent()))
			.movePointLeft(2);
		return share.divide(this.pointValue, 0, RoundingMode.DOWN).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
	}

	private static Decision none(Limit limit, long number) {
		return new Decision(Points.ZERO, Money.ZERO, limit, number);
	}

	/** What kept more points from being used. */
	public enum Limit {

		/** Points don't pay here. */
		OFF,

		/** At least so many at a time. */
		MINIMUM,

		/** Only whole steps of so many. */
		STEP,

		/** At most so many percent of the order. */
		SHARE,

		/** She has no more than so many. */
		BALANCE

	}

	/**
	 * How many are used.
	 *
	 * @param limit why not all that were wanted; none if they all are
	 * @param number what the limit says
	 */
	public record Decision(Points used, Money paid, @Nullable Limit limit, long number) {
	}

}
