package se.stamkund.giftcard;

import java.util.UUID;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Money;

/**
 * Money that goes back to the cards an order was paid with.
 *
 * @param refund what it comes back with
 * @param amount at most what they paid and have not had back
 */
public record GiveBackToGiftCards(UUID order, UUID refund, Money amount, Actor actor) {

}
