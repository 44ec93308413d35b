package se.stamkund.giftcard;

import java.util.UUID;

import se.stamkund.shared.Money;

/**
 * What a card paid of its order.
 *
 * @param asked what was held
 * @param paid less if the hold had lapsed and there was no longer as much
 */
public record CapturedGiftCard(UUID hold, UUID card, String code, Money asked, Money paid) {

	public Money missing() {
		return this.asked.minus(this.paid);
	}

}
