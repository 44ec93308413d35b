package se.stamkund.pricing;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/** What an offer gives. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Benefit.FixedAmount.class, name = "FIXED_AMOUNT"),
		@JsonSubTypes.Type(value = Benefit.Percent.class, name = "PERCENT"),
		@JsonSubTypes.Type(value = Benefit.FreeShipping.class, name = "FREE_SHIPPING"),
		@JsonSubTypes.Type(value = Benefit.FreeProduct.class, name = "FREE_PRODUCT") })
public sealed interface Benefit {

	/** An amount off the goods in scope, or what they cost if that is less. */
	record FixedAmount(Money amount) implements Benefit {

		public FixedAmount {
			require(amount.isPositive(), "An amount off is more than 0");
		}

	}

	/**
	 * A part of what the goods in scope cost.
	 *
	 * @param percent 10 for 10 %
	 * @param cap the most it takes off a cart
	 */
	record Percent(BigDecimal percent, @Nullable Money cap) implements Benefit {

		public Percent {
			require(percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0 && percent.scale() <= 4,
					"A percentage is more than 0 and at most 100, with four decimals at most");
			require(cap == null || cap.isPositive(), "A cap is more than 0");
		}

	}

	/** The cart's shipping, if it has goods in scope. */
	record FreeShipping() implements Benefit {

	}

	/**
	 * That many of a product which is in the cart, the dearest first.
	 *
	 * @param quantity at least 1
	 */
	record FreeProduct(String sku, int quantity) implements Benefit {

		public FreeProduct {
			require(!sku.isBlank() && quantity > 0, "A free product has a sku and a quantity");
		}

	}

	private static void require(boolean holds, String what) {
		if (!holds) {
			throw new IllegalArgumentException(what);
		}
	}

}
