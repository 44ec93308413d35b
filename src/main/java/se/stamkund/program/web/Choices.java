package se.stamkund.program.web;

import java.text.Collator;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.Role;
import se.stamkund.program.StoreKind;
import se.stamkund.program.StoreView;

/** What the select boxes of the settings offer; maps from value to text, in order. */
@Component
class Choices {

	private static final List<String> NEAR = List.of("SEK", "NOK", "DKK", "EUR", "GBP", "USD");

	private final MessageSource messages;

	Choices(MessageSource messages) {
		this.messages = messages;
	}

	/** The currencies that countries pay with today, those nearby first. */
	Map<String, String> currencies(Locale language) {
		var others = Stream.of(Locale.getISOCountries())
			.map((country) -> Currency.getInstance(Locale.of("", country)))
			.filter((currency) -> currency != null && !NEAR.contains(currency.getCurrencyCode()))
			.distinct()
			.sorted(Comparator.comparing((currency) -> currency.getDisplayName(language),
					Collator.getInstance(language)));
		return Stream.concat(NEAR.stream().map(Currency::getInstance), others)
			.collect(
					Collectors
						.toMap(Currency::getCurrencyCode,
								(currency) -> capitalised(currency.getDisplayName(language), language) + " ("
										+ currency.getCurrencyCode() + ")",
								(first, second) -> first, LinkedHashMap::new));
	}

	/** Places, those in Europe first. */
	Map<String, String> zones() {
		return ZoneId.getAvailableZoneIds()
			.stream()
			.filter((zone) -> zone.matches("(Europe|America|Asia|Africa|Australia|Atlantic|Pacific|Indian)/.*"))
			.sorted(Comparator.<String, Boolean>comparing((zone) -> !zone.startsWith("Europe/"))
				.thenComparing(Comparator.naturalOrder()))
			.collect(Collectors.toMap((zone) -> zone, (zone) -> zone.replace('_', ' '), (first, second) -> first,
					LinkedHashMap::new));
	}

	/** Each language by its own name. */
	Map<String, String> languages() {
		return PageLanguages.ALL.stream()
			.collect(Collectors.toMap(Locale::getLanguage,
					(language) -> capitalised(language.getDisplayLanguage(language), language),
					(first, second) -> first, LinkedHashMap::new));
	}

	Map<String, String> storeKinds(Locale language) {
		return Stream.of(StoreKind.values())
			.collect(Collectors.toMap(StoreKind::name, (kind) -> message("program.store.kind." + kind, language),
					(first, second) -> first, LinkedHashMap::new));
	}

	Map<String, String> roles(Locale language) {
		return Stream.of(Role.values())
			.collect(Collectors.toMap(Role::name, (role) -> message("program.role." + role, language),
					(first, second) -> first, LinkedHashMap::new));
	}

	/** A first line for "none", then the stores. */
	Map<String, String> stores(List<StoreView> stores, Locale language) {
		var options = new LinkedHashMap<String, String>();
		options.put("", message("program.staff.store.none", language));
		stores.forEach((store) -> options.put(store.id().toString(), store.name()));
		return options;
	}

	private String message(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

	private static String capitalised(String text, Locale language) {
		return text.substring(0, 1).toUpperCase(language) + text.substring(1);
	}

}
