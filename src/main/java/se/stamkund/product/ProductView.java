package se.stamkund.product;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * Something a store sells, or sold.
 *
 * @param sku the store's own article number
 * @param price what it costs now, for staff to see; orders tell their own prices
 * @param archivedAt since when it is no longer sold
 */
public record ProductView(UUID id, UUID store, String sku, String name, @Nullable String brand, List<String> categories,
		@Nullable Money price, @Nullable Instant archivedAt, int version) {

}
