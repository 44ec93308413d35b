package se.stamkund.giftcard;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * What a card paid.
 *
 * @param order for this, if it is an order
 * @param reference for this, if it is not
 * @param givenBack of that, by now
 */
public record GiftCardUseView(UUID id, UUID card, String code, @Nullable UUID order, @Nullable String reference,
		Money paid, Money givenBack, Instant at) {

	/** What it has paid and not had back. */
	public Money standing() {
		return this.paid.minus(this.givenBack);
	}

}
