package se.stamkund.points;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Which goods a rule is about: those with any of the named skus, brands or categories;
 * all goods when nothing is named. Upper and lower case are the same.
 */
public record ItemMatch(Set<String> skus, Set<String> brands, Set<String> categories) {

	public static final ItemMatch ALL = new ItemMatch(Set.of(), Set.of(), Set.of());

	public ItemMatch {
		skus = folded(skus);
		brands = folded(brands);
		categories = folded(categories);
	}

	public static ItemMatch categories(String... categories) {
		return new ItemMatch(Set.of(), Set.of(), Set.of(categories));
	}

	public static ItemMatch brands(String... brands) {
		return new ItemMatch(Set.of(), Set.of(brands), Set.of());
	}

	public static ItemMatch skus(String... skus) {
		return new ItemMatch(Set.of(skus), Set.of(), Set.of());
	}

	/** Whether every line of goods is meant. */
	@JsonIgnore
	public boolean isAll() {
		return this.skus.isEmpty() && this.brands.isEmpty() && this.categories.isEmpty();
	}

	public boolean matches(PurchaseFacts.Line line) {
		return isAll() || (line.sku() != null && this.skus.contains(fold(line.sku())))
				|| (line.brand() != null && this.brands.contains(fold(line.brand())))
				|| line.categories().stream().anyMatch((category) -> this.categories.contains(fold(category)));
	}

	private static Set<String> folded(Set<String> names) {
		return names.stream().map(ItemMatch::fold).collect(Collectors.toUnmodifiableSet());
	}

	private static String fold(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}

}
