package se.stamkund.product;

import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * A product as its store tells it.
 *
 * @param store the store's code
 * @param sku the store's own article number
 */
public record PutProduct(String store, String sku, String name, @Nullable String brand, List<String> categories,
		@Nullable Money price) {

	public PutProduct {
		categories = List.copyOf(categories);
	}

}
