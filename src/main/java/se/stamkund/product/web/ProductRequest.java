package se.stamkund.product.web;

import java.util.Currency;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Patch;
import se.stamkund.product.ChangeProduct;
import se.stamkund.product.ProductView;
import se.stamkund.product.PutProduct;
import se.stamkund.shared.Money;

/** A product as JSON tells it. */
@Schema(name = "ProductRequest")
record ProductRequest(@Nullable @NotBlank @Size(max = 40) @Schema(example = "web") String store,
		@Nullable @NotBlank @Size(max = 100) @Schema(example = "TALT-2") String sku,
		@Nullable @NotBlank @Size(max = 200) @Schema(example = "Tvåmannatält") String name,
		@Nullable @Pattern(regexp = ".*\\S.*",
				message = "must not be blank") @Size(max = 100) @Schema(example = "Fjällbod") String brand,
		@Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> categories,
		@Nullable @Schema(type = "string", example = "2499.00") Amount price) {

	PutProduct toCommand(Currency currency, String pointer) {
		return new PutProduct(Objects.requireNonNull(this.store), Objects.requireNonNull(this.sku).strip(),
				Objects.requireNonNull(this.name).strip(), (this.brand != null) ? this.brand.strip() : null,
				clean(this.categories), price(this.price, currency, pointer));
	}

	private static List<String> clean(@Nullable List<String> categories) {
		return Objects.requireNonNullElse(categories, List.<String>of())
			.stream()
			.map(String::strip)
			.distinct()
			.toList();
	}

	private static @Nullable Money price(@Nullable Amount amount, Currency currency, String pointer) {
		if (amount == null) {
			return null;
		}
		var price = amount.in(currency, pointer);
		if (price.isNegative()) {
			throw new InvalidFieldException(pointer, "Can't be negative");
		}
		return price;
	}

	/** Many products. */
	@Schema(name = "ProductsRequest")
	record Batch(@Nullable @NotNull @Size(min = 1, max = 250) List<@NotNull @Valid ProductRequest> products) {

	}

	/** What is to be corrected; what is not told stays. */
	@Schema(name = "ProductChange")
	record Change(@Nullable @Pattern(regexp = ".*\\S.*", message = "must not be blank") @Size(max = 200) String name,
			@Nullable Patch<String> brand, @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> categories,
			@Nullable Patch<Amount> price) {

		ChangeProduct over(ProductView current, Currency currency) {
			var brand = Objects.requireNonNullElse(this.brand, Patch.<String>nothing()).over(current.brand());
			if (brand != null && (brand.isBlank() || brand.length() > 100)) {
				throw new InvalidFieldException("/brand", "Must be 1 to 100 characters");
			}
			var price = Objects.requireNonNullElse(this.price, Patch.<Amount>nothing())
				.map((amount) -> Objects.requireNonNull(ProductRequest.price(amount, currency, "/price")))
				.over(current.price());
			return new ChangeProduct((this.name != null) ? this.name.strip() : current.name(),
					(brand != null) ? brand.strip() : null,
					(this.categories != null) ? clean(this.categories) : current.categories(), price);
		}

	}

}
