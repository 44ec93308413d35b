package se.stamkund.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/**
 * Keeps the catalogue: stores tell it, staff may correct it. Orders recorded before stay.
 */
@Service
public class ProductCatalogue {

	private final ProductRepository products;

	private final Stores stores;

	private final AuditLog audit;

	private final ProgramClock clock;

	ProductCatalogue(ProductRepository products, Stores stores, AuditLog audit, ProgramClock clock) {
		this.products = products;
		this.stores = stores;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Adds products or says anew what they are, all or none; the last of the same sku
	 * counts.
	 * @return the products in the order of the question
	 */
	@Transactional
	public List<ProductView> put(ProgramId program, List<PutProduct> wanted) {
		var now = this.clock.now(program);
		var stores = stores(program);
		var latest = new LinkedHashMap<ProductKey, PutProduct>();
		wanted.forEach((product) -> latest.put(key(product, stores), product));
		var known = known(program, latest.keySet());
		var changed = new ArrayList<Product>();
		latest.forEach((key, content) -> {
			var product = known.get(key);
			if (product == null) {
				changed.add(new Product(program, key.store(), content, now));
			}
			else {
				product.change(content, now);
				changed.add(product);
			}
		});
		var saved = this.products.saveAll(changed).stream().collect(Collectors.toMap(Product::key, Product::view));
		return wanted.stream().map((product) -> Objects.requireNonNull(saved.get(key(product, stores)))).toList();
	}

	/**
	 * Corrects one product.
	 * @throws NotFoundException if the programme has no such product
	 */
	@Transactional
	public ProductView change(ProgramId program, UUID id, ChangeProduct change, Actor actor) {
		var product = require(program, id);
		var before = product.view();
		product.change(change, this.clock.now(program));
		var after = this.products.saveAndFlush(product).view();
		this.audit.record(program, actor, "product.changed", before.sku(), State.of(before), State.of(after));
		return after;
	}

	/** Says that a product is no longer sold. */
	@Transactional
	public ProductView archive(ProgramId program, UUID id, Actor actor) {
		var product = require(program, id);
		product.archive(this.clock.now(program));
		this.audit.record(program, actor, "product.archived", product.sku(), null, null);
		return this.products.saveAndFlush(product).view();
	}

	/**
	 * Says of many at once that they are no longer sold; unknown ones are passed over.
	 */
	@Transactional
	public void archiveAll(ProgramId program, Collection<UUID> ids) {
		var now = this.clock.now(program);
		var found = this.products.findAll(program, ids);
		found.forEach((product) -> product.archive(now));
		this.products.saveAll(found);
	}

	/** Says that a product is sold again. */
	@Transactional
	public ProductView restore(ProgramId program, UUID id, Actor actor) {
		var product = require(program, id);
		product.restore(this.clock.now(program));
		this.audit.record(program, actor, "product.restored", product.sku(), null, null);
		return this.products.saveAndFlush(product).view();
	}

	private Product require(ProgramId program, UUID id) {
		return this.products.find(program, id)
			.orElseThrow(() -> new NotFoundException("product", "There is no such product"));
	}

	private Map<ProductKey, Product> known(ProgramId program, Collection<ProductKey> keys) {
		var stores = keys.stream().map(ProductKey::store).collect(Collectors.toSet());
		var skus = keys.stream().map(ProductKey::sku).collect(Collectors.toSet());
		return keys.isEmpty() ? Map.of()
				: this.products.findByStores(program, stores, skus)
					.stream()
					.collect(Collectors.toMap(Product::key, (product) -> product));
	}

	private Map<String, UUID> stores(ProgramId program) {
		return this.stores.list(program).stream().collect(Collectors.toMap(StoreView::code, StoreView::id));
	}

	private static ProductKey key(PutProduct product, Map<String, UUID> stores) {
		var store = stores.get(product.store());
		if (store == null) {
			throw new BusinessRuleException("store_unknown", "There is no store " + product.store(), product.store());
		}
		return new ProductKey(store, product.sku());
	}

	private record State(String name, @Nullable String brand, List<String> categories) {

		static State of(ProductView product) {
			return new State(product.name(), product.brand(), product.categories());
		}

	}

}
