package se.stamkund.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.tier.Text;

/**
 * A reward that a member has taken.
 *
 * @param name and points as they were then
 * @param counted whether one of a limited stock went with it
 * @param voucher the code it gave; null for none
 * @param giftCard the card it gave; null for none
 * @param fulfilment null if there is nothing to send
 * @param note by staff, for staff
 * @param tracking where a parcel is
 * @param fulfilledAt when the fulfilment last changed
 */
public record RedemptionView(UUID id, MemberId member, UUID reward, RewardKind kind, Text name, long points,
		boolean counted, @Nullable UUID voucher, @Nullable UUID giftCard, @Nullable Fulfilment fulfilment,
		@Nullable String note, @Nullable String tracking, Instant redeemedAt, String redeemedBy,
		@Nullable Instant fulfilledAt, @Nullable Instant cancelledAt) {

	/** How long a member can take back what she did. */
	public static final Duration UNDO = Duration.ofHours(24);

	public boolean isCancelled() {
		return this.cancelledAt != null;
	}

	/** Until when she can undo it herself, if nothing has come of it. */
	public Instant undoableUntil() {
		return this.redeemedAt.plus(UNDO);
	}

	/** Whether the time for that is not over, and nothing has been sent. */
	public boolean undoable(Instant now) {
		return !isCancelled() && now.isBefore(undoableUntil())
				&& (this.fulfilment == null || this.fulfilment == Fulfilment.NEW);
	}

}
