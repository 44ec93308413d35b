package se.stamkund.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * A programme's base rule and what its points are worth.
 *
 * @param rate what goods give when no other rule says otherwise
 * @param store the only store where the base rate applies; {@code null} for all
 * @param vatIncluded whether the price is counted with VAT
 * @param minimumOrder goods for less than this give nothing
 * @param pointValue what a point is worth, in the major unit of the currency: 0.05 kr
 * @param graceDays how long returned points stay usable when their date has passed; 0:
 * they expire at once
 * @param holdMinutes how long points are held for a purchase, unless the call says
 */
public record PointsSettings(Rate rate, @Nullable UUID store, boolean vatIncluded, Rounding rounding,
		Money minimumOrder, BigDecimal pointValue, Pending pending, ExpiryPolicy expiry, RefundPolicy refundPolicy,
		int graceDays, int holdMinutes) {

	public PointsSettings {
		if (minimumOrder.isNegative()) {
			throw new IllegalArgumentException("A minimum order can't be negative: " + minimumOrder);
		}
		if (pointValue.signum() < 0) {
			throw new IllegalArgumentException("A point can't be worth less than nothing: " + pointValue);
		}
		if (graceDays < 0 || graceDays > 365) {
			throw new IllegalArgumentException("Grace must be 0 to 365 days: " + graceDays);
		}
		if (holdMinutes < 1 || holdMinutes > 1440) {
			throw new IllegalArgumentException("A hold lasts 1 to 1440 minutes: " + holdMinutes);
		}
	}

	/** With points held for half an hour. */
	public PointsSettings(Rate rate, @Nullable UUID store, boolean vatIncluded, Rounding rounding, Money minimumOrder,
			BigDecimal pointValue, Pending pending, ExpiryPolicy expiry, RefundPolicy refundPolicy, int graceDays) {
		this(rate, store, vatIncluded, rounding, minimumOrder, pointValue, pending, expiry, refundPolicy, graceDays,
				30);
	}

	/** The same for points that live differently. */
	PointsSettings with(PointsLife life) {
		return new PointsSettings(this.rate, this.store, this.vatIncluded, this.rounding, this.minimumOrder,
				this.pointValue, (life.pending() != null) ? life.pending() : this.pending,
				(life.expiry() != null) ? life.expiry() : this.expiry, this.refundPolicy, this.graceDays,
				this.holdMinutes);
	}

	/** What a programme starts with: 1 p per krona, worth 5 öre, for 24 months. */
	public static PointsSettings initial(Currency currency) {
		return new PointsSettings(new Rate(BigDecimal.ONE, Money.of(BigDecimal.ONE, currency)), null, true,
				Rounding.FLOOR, Money.ZERO, new BigDecimal("0.05"), new Pending.None(), new ExpiryPolicy.Months(24),
				RefundPolicy.CLAMP, 0);
	}

	/** What the points are worth, rounded down to the minor unit. */
	public Money worth(Points points, Currency currency) {
		return worth(points.value(), currency);
	}

	/** What a change of points is worth, rounded towards zero; may be negative. */
	public Money worth(long points, Currency currency) {
		return Money.of(this.pointValue.multiply(BigDecimal.valueOf(points))
			.setScale(currency.getDefaultFractionDigits(), RoundingMode.DOWN), currency);
	}

}
