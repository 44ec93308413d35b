package se.stamkund.purchase;

import java.time.Instant;
import java.util.Collection;
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
	 * What was agreed on when these were held, as far as it is known; kept from others
	 * until the end of the transaction. Asked only if an order names a hold.
	 */
	default Map<UUID, Agreed> agreed(ProgramId program, Collection<UUID> holds) {
		return Map.of();
	}

	/**
	 * Keeps what was held from others until the end of the transaction. Called before
	 * orders are captured in several turns, so that batches that meet wait in turn, never
	 * in a circle.
	 */
	default void lock(ProgramId program, Collection<UUID> holds) {
	}

	/**
	 * Takes what was used in paying for these new orders.
	 * @return for the orders this participant had something to do with
	 */
	Map<UUID, Captured> capture(ProgramId program, List<Capture> orders);

	/**
	 * Gives back the returned share.
	 * @return for the refunds (by {@link Restore#refund()}) that anything was given back
	 * for
	 */
	Map<UUID, Restored> restore(ProgramId program, List<Restore> refunds);

	/**
	 * A new order.
	 *
	 * @param label the store's order number
	 * @param holdId what the storefront said it had held
	 */
	record Capture(UUID order, String label, @Nullable MemberId member, @Nullable UUID holdId, Money total,
			Money paidWithPoints, Money paidWithGiftCard, Instant at, Actor actor) {

	}

	/** What was captured of one order, and what a person should look at. */
	record Captured(Points points, List<OrderWarning> warnings) {

		public Captured {
			warnings = List.copyOf(warnings);
		}

	}

	/**
	 * What came back to the customer.
	 *
	 * @param giftCard onto her gift cards
	 * @param codes how many codes can be used again
	 */
	record Restored(Points points, Money giftCard, int codes) {

		/** Nothing. */
		public static final Restored NOTHING = new Restored(Points.ZERO, Money.ZERO, 0);

		/** With what another participant gave back. */
		public Restored plus(Restored other) {
			return new Restored(this.points.plus(other.points), this.giftCard.plus(other.giftCard),
					this.codes + other.codes);
		}

	}

	/**
	 * A refund or a cancellation.
	 *
	 * @param label the store's refund number
	 * @param member who can get points back; null for a guest and for one who has been
	 * erased
	 * @param pointsUsed captured for the whole order
	 * @param pointsGivenBack by earlier refunds
	 * @param total of the order
	 * @param refunded of the order's total, this refund included
	 * @param whole whether nothing of the order is left
	 */
	record Restore(UUID order, UUID refund, String label, @Nullable MemberId member, @Nullable UUID holdId,
			Points pointsUsed, Points pointsGivenBack, Money total, Money refunded, boolean whole, Instant at,
			Actor actor) {

	}

}
