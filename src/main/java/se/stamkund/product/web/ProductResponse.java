package se.stamkund.product.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.product.ProductView;

/** A product as JSON answers it. */
@Schema(name = "Product")
record ProductResponse(UUID id, String store, String sku, String name, @Nullable String brand, List<String> categories,
		@Nullable Amount price, @Nullable Instant archivedAt) {

	static ProductResponse of(ProductView product, String store, Currency currency) {
		var price = product.price();
		return new ProductResponse(product.id(), store, product.sku(), product.name(), product.brand(),
				product.categories(), (price != null) ? Amount.of(price, currency) : null, product.archivedAt());
	}

}
