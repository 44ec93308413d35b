package se.stamkund.voucher;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/**
 * A use of a code.
 *
 * @param hold what it was held by, if it was
 * @param order what it was used for, if that is an order
 * @param reference what it was used for, if it is not
 * @param amount what it took off, as far as that was told
 * @param endedAt when it was given back or let go of
 */
public record VoucherUseView(UUID id, UUID voucher, @Nullable MemberId member, VoucherUseState state,
		@Nullable UUID hold, @Nullable Instant heldUntil, @Nullable UUID order, @Nullable String reference,
		@Nullable Money amount, Instant beganAt, @Nullable Instant usedAt, @Nullable Instant endedAt, String actor) {

	/** The same as it is at an instant: what is held lapses by itself. */
	public VoucherUseView at(Instant now) {
		return (this.state == VoucherUseState.HELD && !isHeld(now)) ? new VoucherUseView(this.id, this.voucher,
				this.member, VoucherUseState.LAPSED, this.hold, this.heldUntil, this.order, this.reference, this.amount,
				this.beganAt, this.usedAt, this.heldUntil, this.actor) : this;
	}

	/** Whether it is set aside at an instant. */
	boolean isHeld(Instant now) {
		return this.state == VoucherUseState.HELD && this.heldUntil != null && this.heldUntil.isAfter(now);
	}

}
