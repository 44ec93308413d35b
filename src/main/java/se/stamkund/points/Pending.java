package se.stamkund.points;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** How long new points wait before they can be used. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Pending {

	/** They can be used at once. */
	@JsonTypeName("NONE")
	record None() implements Pending {
	}

	/**
	 * They wait for the return window: until the day begins that is so many days after
	 * the purchase.
	 */
	@JsonTypeName("DAYS")
	record Days(int days) implements Pending {

		public Days {
			if (days < 1 || days > 365) {
				throw new IllegalArgumentException("Days pending must be 1 to 365: " + days);
			}
		}

	}

	/** They wait until the order is delivered. */
	@JsonTypeName("UNTIL_DELIVERED")
	record UntilDelivered() implements Pending {
	}

}
