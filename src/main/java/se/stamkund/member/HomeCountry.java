package se.stamkund.member;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;

/**
 * Where a programme is at home, so whose phone numbers need no country code: told by its
 * currency, for the euro by its time zone.
 */
final class HomeCountry {

	private static final String DEFAULT = "SE";

	private static final Map<String, String> EURO_ZONES = Map.ofEntries(Map.entry("Europe/Helsinki", "FI"),
			Map.entry("Europe/Mariehamn", "FI"), Map.entry("Europe/Tallinn", "EE"), Map.entry("Europe/Riga", "LV"),
			Map.entry("Europe/Vilnius", "LT"), Map.entry("Europe/Berlin", "DE"), Map.entry("Europe/Vienna", "AT"),
			Map.entry("Europe/Amsterdam", "NL"), Map.entry("Europe/Brussels", "BE"), Map.entry("Europe/Paris", "FR"),
			Map.entry("Europe/Dublin", "IE"), Map.entry("Europe/Madrid", "ES"), Map.entry("Europe/Lisbon", "PT"),
			Map.entry("Europe/Rome", "IT"), Map.entry("Europe/Athens", "GR"));

	private HomeCountry() {
	}

	/** As ISO 3166. */
	static String of(Currency currency, ZoneId zone) {
		var country = currency.getCurrencyCode().substring(0, 2);
		if (country.equals("EU")) {
			return EURO_ZONES.getOrDefault(zone.getId(), DEFAULT);
		}
		return country.startsWith("X") ? DEFAULT : country;
	}

}
