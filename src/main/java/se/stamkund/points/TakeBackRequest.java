package se.stamkund.points;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import se.stamkund.shared.Money;

import org.jspecify.annotations.Nullable;

/**
 * Takes back points because a purchase was returned, wholly or in part.
 *
 * @param purchase as it was named when it was awarded
 * @param refund names the refund; the same refund takes points once only
 * @param label what people call the return, for instance the refund's number
 * @param policy what becomes of points that are spent already, if the purchase is taken
 * back as if it had never been told: what has expired is left alone then; null for a
 * return, which goes by the programme's settings
 */
public record TakeBackRequest(UUID purchase, UUID refund, String label, Instant at, Returned returned,
		@Nullable RefundPolicy policy) {

	public TakeBackRequest(UUID purchase, UUID refund, String label, Instant at, Returned returned) {
		this(purchase, refund, label, at, returned, null);
	}

	/** What came back. Amounts are as paid: after discounts and payment by points. */
	public sealed interface Returned {

		/** These lines, each with the amount now given back for it. */
		record Lines(Map<UUID, Money> amounts) implements Returned {

			public Lines {
				amounts = Map.copyOf(amounts);
			}

		}

		/** An amount without lines: counts against all that is left, in proportion. */
		record Amount(Money amount) implements Returned {
		}

		/** All that has not come back already: a cancelled purchase. */
		record Everything() implements Returned {
		}

	}

}
