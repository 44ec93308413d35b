package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.Products;
import se.stamkund.product.PutProduct;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Money;

/** Puts products back as they were, and archives those that were not there. */
@Component
class UndoProducts implements UndoWork {

	private final ProductsWork productsWork;

	private final ProductCatalogue catalogue;

	private final Products products;

	private final Stores stores;

	UndoProducts(ProductsWork productsWork, ProductCatalogue catalogue, Products products, Stores stores) {
		this.productsWork = productsWork;
		this.catalogue = catalogue;
		this.products = products;
		this.stores = stores;
	}

	@Override
	public boolean does(ImportKind kind) {
		return kind == ImportKind.PRODUCTS;
	}

	@Override
	public void takeBack(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		var codes = new HashMap<UUID, String>();
		this.stores.list(view.program()).forEach((StoreView store) -> codes.put(store.id(), store.code()));
		var archived = new ArrayList<UUID>();
		var before = new ArrayList<PutProduct>();
		Map<UUID, Boolean> seen = new HashMap<>();
		for (var each : made) {
			if (each.subject() == null || seen.put(each.subject(), true) != null) {
				continue;
			}
			var was = (each.before() != null) ? this.productsWork.before(each.before()) : null;
			if (was != null) {
				var product = this.products.get(view.program(), each.subject());
				before.add(new PutProduct(codes.getOrDefault(product.store(), ""), product.sku(), was.name(),
						was.brand(), was.categories(), (was.price() != null) ? Money.ofMinor(was.price()) : null));
			}
			if (was == null || was.archived()) {
				archived.add(each.subject());
			}
		}
		this.catalogue.put(view.program(), before);
		this.catalogue.archiveAll(view.program(), archived);
		tally.add(Tally.PRODUCTS_CHANGED, before.size());
		tally.add(Tally.PRODUCTS_NEW, archived.size());
	}

}
