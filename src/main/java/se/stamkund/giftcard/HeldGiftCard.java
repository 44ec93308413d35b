package se.stamkund.giftcard;

import se.stamkund.shared.Money;

/**
 * Money of a card to be held.
 *
 * @param code as it was written
 */
public record HeldGiftCard(String code, Money amount) {

}
