package se.stamkund.reward;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.shared.Money;

/**
 * When the code of a reward can be used.
 *
 * @param validDays so many days from the day it was taken; null for good. Of a gift card
 * too
 * @param minimumOrder what the goods must cost; null for no minimum
 */
public record CodeTerms(@Nullable Integer validDays, @Nullable Money minimumOrder, Scope scope, Stacking stacking) {

	public static final CodeTerms NONE = new CodeTerms(null, null, Scope.ALL, Stacking.COMMON);

}
