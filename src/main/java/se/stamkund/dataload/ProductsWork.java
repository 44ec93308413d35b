package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.ProductKey;
import se.stamkund.product.ProductView;
import se.stamkund.product.Products;
import se.stamkund.product.PutProduct;
import se.stamkund.shared.BusinessRuleException;

/** Moves the catalogue in. */
@Component
class ProductsWork implements ImportWork {

	private static final int MOST_CATEGORIES = 20;

	private static final int LONGEST = 100;

	private final ProductCatalogue catalogue;

	private final Products products;

	private final JsonMapper json;

	ProductsWork(ProductCatalogue catalogue, Products products, JsonMapper json) {
		this.catalogue = catalogue;
		this.products = products;
		this.json = json;
	}

	@Override
	public boolean does(ImportKind kind) {
		return kind == ImportKind.PRODUCTS;
	}

	@Override
	public List<UnitResult> work(ImportContext context, List<Unit> units) {
		var results = new LinkedHashMap<Unit, UnitResult>();
		var told = new LinkedHashMap<Unit, PutProduct>();
		for (var unit : units) {
			results.put(unit, UnitResult.known(unit));
			try {
				told.put(unit, read(context, unit.first()));
			}
			catch (BusinessRuleException ex) {
				results.put(unit, UnitResult.rejected(unit, ex));
			}
		}
		var stored = new HashMap<>(this.products.of(context.program(),
				told.values().stream().map((product) -> key(context, product)).distinct().toList()));
		told.entrySet().removeIf((entry) -> says(stored.get(key(context, entry.getValue())), entry.getValue()));
		var seen = new HashMap<ProductKey, PutProduct>();
		var made = context.isDry() ? List.<ProductView>of()
				: this.catalogue.put(context.program(), new ArrayList<>(told.values()));
		int next = 0;
		for (var entry : told.entrySet()) {
			var key = key(context, entry.getValue());
			var before = stored.get(key);
			boolean again = seen.put(key, entry.getValue()) != null
					|| context.dry() != null && before == null && context.dry().seen(List.of(key.toString()));
			if (!again) {
				context.tally().add((before != null) ? Tally.PRODUCTS_CHANGED : Tally.PRODUCTS_NEW, 1);
			}
			UUID subject = context.isDry() ? null : made.get(next++).id();
			results.put(entry.getKey(), new UnitResult(entry.getKey(), UnitResult.Kind.DONE, null, null, false, subject,
					(before != null) ? this.json.writeValueAsString(Before.of(before)) : null, false));
		}
		return List.copyOf(results.values());
	}

	private static boolean says(@Nullable ProductView stored, PutProduct told) {
		return stored != null && stored.archivedAt() == null && stored.name().equals(told.name())
				&& Objects.equals(stored.brand(), told.brand()) && stored.categories().equals(told.categories())
				&& Objects.equals(stored.price(), told.price());
	}

	private static ProductKey key(ImportContext context, PutProduct product) {
		return new ProductKey(Objects.requireNonNull(context.stores().get(product.store())), product.sku());
	}

	private static PutProduct read(ImportContext context, Row row) {
		var store = PersonRow.store(context, row);
		if (store == null) {
			throw Row.missing(ImportField.STORE);
		}
		var price = row.money(ImportField.PRICE);
		if (price != null && price.isNegative()) {
			throw new BusinessRuleException("amount_negative", "An amount in price is negative");
		}
		return new PutProduct(store, row.required(ImportField.SKU, LONGEST), row.required(ImportField.NAME, 200),
				row.text(ImportField.BRAND, LONGEST), categories(row), price);
	}

	static List<String> categories(Row row) {
		var text = row.text(ImportField.CATEGORIES);
		var categories = (text != null) ? Values.list(text) : List.<String>of();
		if (categories.size() > MOST_CATEGORIES
				|| categories.stream().anyMatch((category) -> category.length() > LONGEST)) {
			throw new BusinessRuleException("categories_invalid", "At most 20 categories of 100 characters");
		}
		return categories;
	}

	/** What a changed product was, to be put back. */
	Before before(String json) {
		return this.json.readValue(json, Before.class);
	}

	/**
	 * A product as it was.
	 *
	 * @param price in minor units
	 */
	record Before(String name, @Nullable String brand, List<String> categories, @Nullable Long price,
			boolean archived) {

		static Before of(ProductView product) {
			return new Before(product.name(), product.brand(), product.categories(),
					(product.price() != null) ? product.price().minor() : null, product.archivedAt() != null);
		}

	}

}
