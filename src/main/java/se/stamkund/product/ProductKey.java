package se.stamkund.product;

import java.util.UUID;

/** What names a product: its store and the store's article number. */
public record ProductKey(UUID store, String sku) {

}
