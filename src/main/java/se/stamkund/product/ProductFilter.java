package se.stamkund.product;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which products a list is about; what is null excludes nothing.
 *
 * @param text part of the name, or what the sku begins with, in any case
 * @param brand in any case
 * @param category in any case
 * @param archived those no longer sold, instead of those that are
 */
public record ProductFilter(@Nullable String text, @Nullable UUID store, @Nullable String brand,
		@Nullable String category, boolean archived) {

	/** Everything on sale. */
	public static final ProductFilter ALL = new ProductFilter(null, null, null, null, false);

}
