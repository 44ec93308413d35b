package se.stamkund.points;

/** How long new points wait before they can be used. */
public sealed interface Pending {

	/** They can be used at once. */
	record None() implements Pending {
	}

	/**
	 * They wait for the return window: until the day begins that is so many days after
	 * the purchase.
	 */
	record Days(int days) implements Pending {

		public Days {
			if (days < 1 || days > 365) {
				throw new IllegalArgumentException("Days pending must be 1 to 365: " + days);
			}
		}

	}

	/** They wait until the order is delivered. */
	record UntilDelivered() implements Pending {
	}

}
