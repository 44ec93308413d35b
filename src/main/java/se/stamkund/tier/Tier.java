package se.stamkund.tier;

import java.util.UUID;

/**
 * A step of the ladder.
 *
 * @param id stays the same whatever else changes
 * @param code names it to machines: "silver"
 * @param color {@code #rrggbb}
 * @param icon its name in the sprite
 */
public record Tier(UUID id, String code, Text name, String color, String icon, Criteria criteria, Benefits benefits) {
}
