package se.stamkund.giftcard;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * An order that comes for what was held for it.
 *
 * @param member whose order it is
 */
public record CaptureGiftCards(UUID hold, UUID order, @Nullable MemberId member) {

}
