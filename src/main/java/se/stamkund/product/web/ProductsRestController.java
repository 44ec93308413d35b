package se.stamkund.product.web;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.ProductFilter;
import se.stamkund.product.ProductView;
import se.stamkund.product.Products;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** What stores sell. Orders take names, brands and categories from here. */
@RestController
@RequestMapping("/api/v1/products")
@Tag(name = "Products")
class ProductsRestController {

	private final Products products;

	private final ProductCatalogue catalogue;

	private final Programs programs;

	private final Stores stores;

	ProductsRestController(Products products, ProductCatalogue catalogue, Programs programs, Stores stores) {
		this.products = products;
		this.catalogue = catalogue;
		this.programs = programs;
		this.stores = stores;
	}

	@GetMapping
	@Operation(operationId = "listProducts", summary = "List products by name")
	CursorPage<ProductResponse> list(ProgramId program, @RequestParam @Nullable String q,
			@RequestParam @Nullable String store, @RequestParam @Nullable String brand,
			@RequestParam @Nullable String category, @RequestParam(defaultValue = "false") boolean archived,
			PageQuery page) {
		var stores = this.stores.list(program);
		var filter = new ProductFilter(q, (store != null) ? store(stores, store) : null, brand, category, archived);
		var currency = currency(program);
		var codes = codes(stores);
		return this.products.list(program, filter, page)
			.map((product) -> ProductResponse.of(product, codes.getOrDefault(product.store(), ""), currency));
	}

	@PutMapping
	@Operation(operationId = "putProducts", summary = "Add up to 250 products, or say anew what they are",
			description = "All or none.")
	CursorPage<ProductResponse> put(ProgramId program, @Valid @RequestBody ProductRequest.Batch request) {
		var currency = currency(program);
		var told = Objects.requireNonNull(request.products());
		var commands = IntStream.range(0, told.size())
			.mapToObj((i) -> told.get(i).toCommand(currency, "/products/" + i + "/price"))
			.toList();
		var codes = codes(this.stores.list(program));
		return CursorPage.all(this.catalogue.put(program, commands)
			.stream()
			.map((product) -> ProductResponse.of(product, codes.getOrDefault(product.store(), ""), currency))
			.toList());
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getProduct", summary = "A product")
	ResponseEntity<ProductResponse> get(ProgramId program, @PathVariable UUID id) {
		return answer(program, this.products.get(program, id));
	}

	@PatchMapping("/{id}")
	@Operation(operationId = "changeProduct", summary = "Correct a product")
	ResponseEntity<ProductResponse> change(ProgramId program, Actor actor, IfMatch ifMatch, @PathVariable UUID id,
			@Valid @RequestBody ProductRequest.Change request) {
		var current = this.products.get(program, id);
		ifMatch.require(ETag.ofVersion(current.version()));
		return answer(program, this.catalogue.change(program, id, request.over(current, currency(program)), actor));
	}

	@PostMapping("/{id}/archive")
	@Operation(operationId = "archiveProduct", summary = "Say that a product is no longer sold")
	ResponseEntity<ProductResponse> archive(ProgramId program, Actor actor, @PathVariable UUID id) {
		return answer(program, this.catalogue.archive(program, id, actor));
	}

	private ResponseEntity<ProductResponse> answer(ProgramId program, ProductView product) {
		var code = this.stores.get(program, product.store()).code();
		return ResponseEntity.ok()
			.eTag(ETag.ofVersion(product.version()).header())
			.body(ProductResponse.of(product, code, currency(program)));
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	private static UUID store(List<StoreView> stores, String code) {
		return stores.stream()
			.filter((store) -> store.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new InvalidParameterException("store", "There is no store " + code))
			.id();
	}

	private static Map<UUID, String> codes(List<StoreView> stores) {
		return stores.stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
	}

}
