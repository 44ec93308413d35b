package se.stamkund.product;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Reads the catalogue. */
@Service
@Transactional(readOnly = true)
public class Products {

	private final ProductRepository products;

	private final ProductList list;

	Products(ProductRepository products, ProductList list) {
		this.products = products;
		this.list = list;
	}

	/**
	 * The products named, archived ones too, in one statement; unknown ones are left out.
	 */
	public Map<ProductKey, ProductView> of(ProgramId program, Collection<ProductKey> keys) {
		if (keys.isEmpty()) {
			return Map.of();
		}
		var stores = keys.stream().map(ProductKey::store).collect(Collectors.toSet());
		var skus = keys.stream().map(ProductKey::sku).collect(Collectors.toSet());
		return this.products.findByStores(program, stores, skus)
			.stream()
			.map(Product::view)
			.collect(
					Collectors.toMap((product) -> new ProductKey(product.store(), product.sku()), Function.identity()));
	}

	/**
	 * One product.
	 * @throws NotFoundException if the programme has no such product
	 */
	public ProductView get(ProgramId program, UUID id) {
		return this.products.find(program, id)
			.map(Product::view)
			.orElseThrow(() -> new NotFoundException("product", "There is no such product"));
	}

	/** A page of products by name. */
	public CursorPage<ProductView> list(ProgramId program, ProductFilter filter, PageQuery page) {
		return this.list.page(program, filter, page);
	}

}
