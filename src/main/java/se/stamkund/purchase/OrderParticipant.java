package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * A feature that has a part in orders implements this: what the customer used is captured
 * before the award, and restored after a refund or a cancellation. Called in the order's
 * transaction, with a batch. A recorded order is a fact: a participant never refuses one,
 * it warns.
 */
public interface OrderParticipant {

	/**
	 * Takes what was used in paying for these new orders.
	 * @return for the orders this participant had something to do with
	 */
	Map<UUID, Captured> capture(ProgramId program, List<Capture> orders);

	/**
	 * Gives back the returned share.
	 * @return the points given back, for the refunds (by {@link Restore#refund()}) where
	 * there were any
	 */
	Map<UUID, Points> restore(ProgramId program, List<Restore> refunds);

	/**
	 * A new order.
	 *
	 * @param label the store's order number
	 * @param holdId what the storefront said it had held
	 */
	record Capture(UUID order, String label, @Nullable MemberId member, @Nullable UUID holdId, Money total,
			Money paidWithPoints, Instant at, Actor actor) {

	}

	/** What was captured of one order, and what a person should look at. */
	record Captured(Points points, List<OrderWarning> warnings) {

		public Captured {
			warnings = List.copyOf(warnings);
		}

	}

	/**
	 * A refund or a cancellation.
	 *
	 * @param label the store's refund number
	 * @param pointsUsed captured for the whole order
	 * @param pointsGivenBack by earlier refunds
	 * @param total of the order
	 * @param refunded of the order's total, this refund included
	 */
	record Restore(UUID order, UUID refund, String label, @Nullable MemberId member, @Nullable UUID holdId,
			Points pointsUsed, Points pointsGivenBack, Money total, Money refunded, Instant at, Actor actor) {

	}

}
