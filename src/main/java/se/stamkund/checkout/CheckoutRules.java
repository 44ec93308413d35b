package se.stamkund.checkout;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.Base;
import se.stamkund.pricing.BestFor;
import se.stamkund.pricing.OfferTerms;

/**
 * What a merchant decides about offers at the checkout.
 *
 * @param bestFor who gains when offers don't go together
 * @param base what percentages are parts of; null for what each offer says
 * @param freePartly whether codes can be used again when only a part of their order comes
 * back
 */
public record CheckoutRules(BestFor bestFor, @Nullable Base base, boolean freePartly) {

	/** What holds until a merchant says otherwise. */
	public static final CheckoutRules INITIAL = new CheckoutRules(BestFor.CUSTOMER, null, false);

	OfferTerms apply(OfferTerms terms) {
		return (this.base == null) ? terms : new OfferTerms(terms.benefit(), terms.scope(), terms.minimumOrder(),
				terms.stacking(), terms.order(), this.base);
	}

}
