package se.stamkund.purchase;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.AwardForecast;
import se.stamkund.shared.MemberId;

/**
 * What recording an order would come to.
 *
 * @param known the order, if it is recorded already
 * @param member whose it would be; null for a guest's
 * @param forecast what it would give a member; null if it gives nothing whoever buys
 */
public record OrderPreview(@Nullable UUID known, @Nullable MemberId member, @Nullable AwardForecast forecast) {
}
