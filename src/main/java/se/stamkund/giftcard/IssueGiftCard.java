package se.stamkund.giftcard;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/**
 * A gift card to be made.
 *
 * @param code what it is to be; null to have one made
 * @param member who alone may use it; null for whoever has it
 * @param expiresAt the first instant it can't be used any more; null for never
 * @param sourceId what gave it: a redemption, a campaign
 */
public record IssueGiftCard(@Nullable String code, Money amount, @Nullable MemberId member, @Nullable Instant expiresAt,
		GiftCardSource source, @Nullable UUID sourceId) {

}
