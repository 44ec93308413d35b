package se.stamkund.product;

import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/** What a product shall be from now on. */
public record ChangeProduct(String name, @Nullable String brand, List<String> categories, @Nullable Money price) {

	public ChangeProduct {
		categories = List.copyOf(categories);
	}

}
