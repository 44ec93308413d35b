package se.stamkund.pricing;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Which goods an offer is about: those with any of the named skus, categories or brands,
 * all if none is named, without those that are excluded. Upper and lower case are the
 * same.
 */
public record Scope(Set<String> skus, Set<String> categories, Set<String> brands, Set<String> excludedSkus,
		Set<String> excludedCategories, Set<String> excludedBrands) {

	public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

	public Scope {
		skus = folded(skus);
		categories = folded(categories);
		brands = folded(brands);
		excludedSkus = folded(excludedSkus);
		excludedCategories = folded(excludedCategories);
		excludedBrands = folded(excludedBrands);
	}

	public static Scope skus(String... skus) {
		return new Scope(Set.of(skus), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
	}

	public static Scope categories(String... categories) {
		return new Scope(Set.of(), Set.of(categories), Set.of(), Set.of(), Set.of(), Set.of());
	}

	public static Scope brands(String... brands) {
		return new Scope(Set.of(), Set.of(), Set.of(brands), Set.of(), Set.of(), Set.of());
	}

	/** The same without some categories. */
	public Scope withoutCategories(String... categories) {
		return new Scope(this.skus, this.categories, this.brands, this.excludedSkus, Set.of(categories),
				this.excludedBrands);
	}

	/** Whether all goods are meant. */
	@JsonIgnore
	public boolean isAll() {
		return equals(ALL);
	}

	/** Whether it is about the goods of this line; never about other kinds of lines. */
	public boolean matches(CartLine line) {
		return line.kind() == CartLine.Kind.GOODS && (isAll() || (included(line) && !excluded(line)));
	}

	private boolean included(CartLine line) {
		return (this.skus.isEmpty() && this.categories.isEmpty() && this.brands.isEmpty())
				|| named(line, this.skus, this.categories, this.brands);
	}

	private boolean excluded(CartLine line) {
		return named(line, this.excludedSkus, this.excludedCategories, this.excludedBrands);
	}

	private static boolean named(CartLine line, Set<String> skus, Set<String> categories, Set<String> brands) {
		return (!skus.isEmpty() && line.sku() != null && skus.contains(fold(line.sku())))
				|| (!brands.isEmpty() && line.brand() != null && brands.contains(fold(line.brand())))
				|| (!categories.isEmpty()
						&& line.categories().stream().anyMatch((category) -> categories.contains(fold(category))));
	}

	private static Set<String> folded(Collection<String> names) {
		return names.stream().map(Scope::fold).collect(Collectors.toUnmodifiableSet());
	}

	static String fold(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}

}
