package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

/**
 * Asks for the points of a purchase that was changed.
 *
 * @param at when it was changed
 * @param facts what the purchase is now; lines that remain keep their ids
 */
public record RerateRequest(UUID purchase, Instant at, PurchaseFacts facts) {
}
