package se.stamkund.purchase;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Moves an order on.
 *
 * @param at when it happened; now if nothing is said
 */
public record ChangeStatus(UUID order, OrderStatus status, @Nullable Instant at) {

}
