package se.stamkund.program;

import java.util.UUID;

/**
 * A store as others see it.
 *
 * @param code what storefronts call it; unique in its programme
 * @param closed sells no more; its orders can still be refunded
 */
public record StoreView(UUID id, String code, String name, StoreKind kind, boolean closed, int version) {
}
