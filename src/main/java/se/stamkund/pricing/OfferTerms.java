package se.stamkund.pricing;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * What an offer gives, and when. Is kept as JSON: a component may be added, with a
 * meaning for when it is missing, but not renamed.
 *
 * @param minimumOrder what the cart's goods must cost, after their lines' own discounts
 * and before any offer; null for no minimum
 * @param order lower ones are taken first
 */
public record OfferTerms(Benefit benefit, Scope scope, @Nullable Money minimumOrder, Stacking stacking, int order,
		Base base) {

	/** A common offer on everything, worked out on what earlier ones have left. */
	public static OfferTerms of(Benefit benefit) {
		return new OfferTerms(benefit, Scope.ALL, null, Stacking.COMMON, 0, Base.AFTER);
	}

}
