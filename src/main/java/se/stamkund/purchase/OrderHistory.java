package se.stamkund.purchase;

import java.time.Instant;

/**
 * A status an order has had.
 *
 * @param occurredAt when it got it, as its store told
 * @param recordedAt when we were told
 * @param actor who told, as {@code se.stamkund.shared.Actor} writes it
 */
public record OrderHistory(OrderStatus status, Instant occurredAt, Instant recordedAt, String actor) {

}
