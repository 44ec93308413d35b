package se.stamkund.giftcard;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/**
 * A gift card as it is at the instant it was read.
 *
 * @param issued what was on it at first
 * @param balance what is on it
 * @param held of that, set aside for carts
 * @param at the instant
 */
public record GiftCardView(UUID id, String code, @Nullable MemberId member, Money issued, Money balance, Money held,
		@Nullable Instant expiresAt, GiftCardSource source, @Nullable UUID sourceId, Instant createdAt,
		@Nullable Instant cancelledAt, Instant at) {

	public GiftCardState state() {
		if (this.cancelledAt != null) {
			return GiftCardState.CANCELLED;
		}
		if (this.expiresAt != null && !this.at.isBefore(this.expiresAt)) {
			return GiftCardState.EXPIRED;
		}
		return this.balance.isPositive() ? GiftCardState.ACTIVE : GiftCardState.EMPTY;
	}

	/** What can be paid with. */
	public Money available() {
		return (state() == GiftCardState.ACTIVE) ? this.balance.minus(this.held) : Money.ZERO;
	}

}
