package se.stamkund.pricing;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/** Offers for tests: amounts are in whole kronor. */
final class Offers {

	private final String key;

	private OfferTerms terms;

	private Offers(String key, Benefit benefit) {
		this.key = key;
		this.terms = OfferTerms.of(benefit);
	}

	static Offers off(String key, long kronor) {
		return new Offers(key, new Benefit.FixedAmount(kronor(kronor)));
	}

	static Offers percent(String key, String percent, @Nullable Money cap) {
		return new Offers(key, new Benefit.Percent(new BigDecimal(percent), cap));
	}

	static Offers percent(String key, String percent) {
		return percent(key, percent, null);
	}

	static Offers freeShipping(String key) {
		return new Offers(key, new Benefit.FreeShipping());
	}

	static Offers freeProduct(String key, String sku, int quantity) {
		return new Offers(key, new Benefit.FreeProduct(sku, quantity));
	}

	Offers on(Scope scope) {
		return with(new OfferTerms(this.terms.benefit(), scope, this.terms.minimumOrder(), this.terms.stacking(),
				this.terms.order(), this.terms.base()));
	}

	Offers from(long kronor) {
		return with(new OfferTerms(this.terms.benefit(), this.terms.scope(), kronor(kronor), this.terms.stacking(),
				this.terms.order(), this.terms.base()));
	}

	Offers being(Stacking stacking) {
		return with(new OfferTerms(this.terms.benefit(), this.terms.scope(), this.terms.minimumOrder(), stacking,
				this.terms.order(), this.terms.base()));
	}

	Offers order(int order) {
		return with(new OfferTerms(this.terms.benefit(), this.terms.scope(), this.terms.minimumOrder(),
				this.terms.stacking(), order, this.terms.base()));
	}

	Offers base(Base base) {
		return with(new OfferTerms(this.terms.benefit(), this.terms.scope(), this.terms.minimumOrder(),
				this.terms.stacking(), this.terms.order(), base));
	}

	Offer make() {
		return new Offer(this.key, this.key, this.terms);
	}

	static Money kronor(long kronor) {
		return Money.ofMinor(kronor * 100);
	}

	private Offers with(OfferTerms terms) {
		this.terms = terms;
		return this;
	}

}
