package se.stamkund.giftcard;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * Money that came to a card or left it.
 *
 * @param number counts the card's entries without gaps
 * @param change positive if it came
 * @param balance what was on the card after it
 * @param order what it was paid for, if that is an order
 * @param reference what it was paid for, if it is not
 * @param reason why staff changed it
 */
public record GiftCardEntryView(UUID id, int number, GiftCardEntryKind kind, Money change, Money balance,
		@Nullable UUID order, @Nullable String reference, @Nullable String reason, String actor, Instant at) {

}
