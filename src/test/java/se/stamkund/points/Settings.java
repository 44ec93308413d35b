package se.stamkund.points;

import java.math.BigDecimal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;

/** Builds points settings for tests: 1 p per krona unless said otherwise. */
final class Settings {

	private Rate rate = new Rate(BigDecimal.ONE, Purchases.kr("1"));

	private @Nullable UUID store;

	private boolean vat = true;

	private Rounding rounding = Rounding.FLOOR;

	private Money minimum = Money.ZERO;

	private Pending pending = new Pending.None();

	private ExpiryPolicy expiry = new ExpiryPolicy.Months(12);

	private RefundPolicy refund = RefundPolicy.CLAMP;

	Settings rate(String points, String per) {
		this.rate = new Rate(new BigDecimal(points), Purchases.kr(per));
		return this;
	}

	Settings store(UUID store) {
		this.store = store;
		return this;
	}

	Settings withoutVat() {
		this.vat = false;
		return this;
	}

	Settings rounding(Rounding rounding) {
		this.rounding = rounding;
		return this;
	}

	Settings minimum(String amount) {
		this.minimum = Purchases.kr(amount);
		return this;
	}

	Settings pending(Pending pending) {
		this.pending = pending;
		return this;
	}

	Settings expiry(ExpiryPolicy expiry) {
		this.expiry = expiry;
		return this;
	}

	Settings refund(RefundPolicy refund) {
		this.refund = refund;
		return this;
	}

	PointsSettings build() {
		return new PointsSettings(this.rate, this.store, this.vat, this.rounding, this.minimum, new BigDecimal("0.05"),
				this.pending, this.expiry, this.refund, 0);
	}

}
