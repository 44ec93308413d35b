package se.stamkund.product.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.product.ChangeProduct;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.ProductFilter;
import se.stamkund.product.ProductView;
import se.stamkund.product.Products;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** The catalogue: search, and correct what the earning rules go by. */
@Controller
@RequestMapping("/admin/products")
class ProductsPageController {

	private static final int PAGE = 25;

	private static final int MOST_CATEGORIES = 20;

	private final Products products;

	private final ProductCatalogue catalogue;

	private final Stores stores;

	ProductsPageController(Products products, ProductCatalogue catalogue, Stores stores) {
		this.products = products;
		this.catalogue = catalogue;
		this.stores = stores;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String q, @RequestParam @Nullable String store,
			@RequestParam(defaultValue = "false") boolean archived, @RequestParam @Nullable String after) {
		var text = (q == null || q.isBlank() || q.indexOf('\0') >= 0) ? null : q.strip();
		var stores = this.stores.list(program);
		var chosen = stores.stream().filter((candidate) -> candidate.code().equals(store)).findFirst();
		var filter = new ProductFilter(text, chosen.map(StoreView::id).orElse(null), null, null, archived);
		var page = this.products.list(program, filter,
				new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		return new ModelAndView("product/products", "products", page.data()).addObject("q", text)
			.addObject("store", chosen.map(StoreView::code).orElse(null))
			.addObject("archived", archived)
			.addObject("first", (after != null) ? address(text, store, archived, null) : null)
			.addObject("next", (page.nextCursor() != null) ? address(text, store, archived, page.nextCursor()) : null)
			.addObject("stores", stores)
			.addObject("storesById", stores.stream().collect(Collectors.toMap(StoreView::id, Function.identity())));
	}

	@GetMapping("/{id}")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID id) {
		var product = this.products.get(program, id);
		return page(program, product, HttpStatus.OK).addObject("form", ProductForm.of(product));
	}

	@PostMapping("/{id}")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView change(ProgramId program, Actor actor, @PathVariable UUID id,
			@Valid @ModelAttribute("form") ProductForm form, BindingResult errors, RedirectAttributes flash) {
		var price = form.price();
		if (price != null && price.isNegative()) {
			errors.rejectValue("price", "error.amount_negative");
		}
		if (form.categoryList().size() > MOST_CATEGORIES
				|| form.categoryList().stream().anyMatch((category) -> category.length() > 100)) {
			errors.rejectValue("categories", "error.categories_invalid");
		}
		if (errors.hasErrors()) {
			return page(program, this.products.get(program, id), HttpStatus.UNPROCESSABLE_CONTENT);
		}
		this.catalogue.change(program, id, form.toCommand(), actor);
		flash.addFlashAttribute("toast", "products.saved");
		return new ModelAndView("redirect:/admin/products");
	}

	@PostMapping("/{id}/archive")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String archive(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		this.catalogue.archive(program, id, actor);
		flash.addFlashAttribute("toast", "products.archived");
		flash.addFlashAttribute("undo", "/admin/products/" + id + "/restore");
		return "redirect:/admin/products";
	}

	@PostMapping("/{id}/restore")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String restore(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		this.catalogue.restore(program, id, actor);
		flash.addFlashAttribute("toast", "products.restored");
		return "redirect:/admin/products";
	}

	private ModelAndView page(ProgramId program, ProductView product, HttpStatus status) {
		return new ModelAndView("product/product", Map.of("product", product), status).addObject("store",
				this.stores.get(program, product.store()));
	}

	private static String address(@Nullable String q, @Nullable String store, boolean archived,
			@Nullable String after) {
		var uri = UriComponentsBuilder.fromPath("/admin/products");
		if (q != null) {
			uri.queryParam("q", "{q}");
		}
		if (store != null && !store.isBlank()) {
			uri.queryParam("store", "{store}");
		}
		if (archived) {
			uri.queryParam("archived", true);
		}
		if (after != null) {
			uri.queryParam("after", "{after}");
		}
		return uri.encode()
			.buildAndExpand(Map.of("q", Objects.toString(q, ""), "store", Objects.toString(store, ""), "after",
					Objects.toString(after, "")))
			.toUriString();
	}

	/**
	 * What a product is.
	 *
	 * @param categories with commas between them
	 */
	record ProductForm(@Nullable @NotBlank @Size(max = 200) String name, @Nullable @Size(max = 100) String brand,
			@Nullable @Size(max = 2100) String categories, @Nullable Money price) {

		static ProductForm of(ProductView product) {
			return new ProductForm(product.name(), product.brand(), String.join(", ", product.categories()),
					product.price());
		}

		List<String> categoryList() {
			return Arrays.stream(Objects.requireNonNullElse(this.categories, "").split(","))
				.map(String::strip)
				.filter((category) -> !category.isEmpty())
				.distinct()
				.toList();
		}

		ChangeProduct toCommand() {
			var brand = (this.brand == null || this.brand.isBlank()) ? null : this.brand.strip();
			return new ChangeProduct(Objects.requireNonNull(this.name).strip(), brand, categoryList(), this.price);
		}

	}

}
