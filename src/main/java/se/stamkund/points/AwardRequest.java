package se.stamkund.points;

import java.util.UUID;

/**
 * Asks for the points of a purchase.
 *
 * @param purchase names the purchase: awarded once
 * @param label what people call the purchase: the order number "10482"
 * @param facts must have a member
 */
public record AwardRequest(UUID purchase, String label, PurchaseFacts facts) {
}
