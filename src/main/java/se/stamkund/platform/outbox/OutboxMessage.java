package se.stamkund.platform.outbox;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.shared.ProgramId;

/**
 * An event on its way to a listener.
 *
 * @param id the same each time this event is delivered
 * @param type the event's name, as in {@code order.recorded}
 * @param at when it was published, in the programme's time
 */
public record OutboxMessage<E>(UUID id, ProgramId program, String type, Instant at, E event) {
}
