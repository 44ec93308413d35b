package se.stamkund.pricing;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * Why an offer gives nothing.
 *
 * @param needed what was asked for, if it is about money
 * @param has what there is of it
 * @param subject the product that is missing, or the label of the offer that stands in
 * the way
 */
public record Refusal(Code code, @Nullable Money needed, @Nullable Money has, @Nullable String subject) {

	/** The reasons. */
	public enum Code {

		/** The goods cost {@code has}, and must cost {@code needed}. */
		MINIMUM_ORDER,

		/** No goods in the cart are in its scope. */
		NOTHING_IN_SCOPE,

		/** The product it gives, {@code subject}, is not in the cart. */
		PRODUCT_MISSING,

		/** The cart has no shipping to pay. */
		NO_SHIPPING,

		/** Other offers have taken off everything already. */
		NOTHING_LEFT,

		/**
		 * Goes not together with {@code subject}. The offers that were chosen take off
		 * {@code has}; with this one it would have been {@code needed}.
		 */
		NOT_TOGETHER

	}

	static Refusal of(Code code) {
		return new Refusal(code, null, null, null);
	}

}
