package se.stamkund.dataload;

import java.util.List;

/**
 * One thing Fjällbod sells.
 *
 * @param price in öre, VAT included
 */
record DemoProduct(String sku, String name, String brand, List<String> categories, long price) {

	/** The whole assortment; brands are made up. */
	static final List<DemoProduct> ALL = List.of(of("RYG-22", "Dagsryggsäck 22 l", "Norrsken", 79100, "ryggsäckar"),
			of("RYG-45", "Ryggsäck 45 l", "Norrsken", 149900, "ryggsäckar"),
			of("RYG-65", "Vandringsryggsäck 65 l", "Norrsken", 229900, "ryggsäckar"),
			of("RYG-12", "Löparväst 12 l", "Kvickrot", 99900, "ryggsäckar", "löpning"),
			of("TAL-2", "Tält för två", "Lägerliv", 329900, "tält"),
			of("TAL-4", "Familjetält", "Lägerliv", 499900, "tält"),
			of("TAL-T", "Tarp 3 × 3 m", "Lägerliv", 89900, "tält"),
			of("SOV-0", "Sovsäck 0 °C", "Lägerliv", 159900, "sova ute"),
			of("SOV-10", "Vintersovsäck −10 °C", "Lägerliv", 249900, "sova ute"),
			of("SOV-U", "Liggunderlag", "Lägerliv", 84900, "sova ute"),
			of("SOV-K", "Uppblåsbar kudde", "Lägerliv", 24900, "sova ute"),
			of("SKO-V", "Vandringskänga", "Stigfinnar", 189900, "skor"),
			of("SKO-L", "Terränglöparsko", "Kvickrot", 139900, "skor", "löpning"),
			of("SKO-S", "Sandal", "Stigfinnar", 79900, "skor"), of("SKO-G", "Gummistövel", "Stigfinnar", 69900, "skor"),
			of("JAC-S", "Skaljacka", "Västanvind", 279900, "kläder", "jackor"),
			of("JAC-D", "Dunjacka", "Västanvind", 239900, "kläder", "jackor"),
			of("JAC-V", "Vindjacka", "Västanvind", 99900, "kläder", "jackor"),
			of("BYX-S", "Skalbyxa", "Västanvind", 189900, "kläder"),
			of("BYX-V", "Vandringsbyxa", "Västanvind", 119900, "kläder"),
			of("TRO-U", "Ulltröja", "Västanvind", 94900, "kläder", "ull"),
			of("UND-U", "Underställ i ull", "Västanvind", 89900, "kläder", "ull"),
			of("STR-U", "Ullstrumpor", "Västanvind", 17900, "kläder", "ull"),
			of("MOS-U", "Mössa", "Västanvind", 29900, "kläder", "ull"),
			of("VAN-U", "Vantar", "Västanvind", 39900, "kläder", "ull"),
			of("KOK-G", "Gaskök", "Glöd", 59900, "laga mat"), of("KOK-S", "Stormkök", "Glöd", 89900, "laga mat"),
			of("KOK-K", "Kåsa", "Glöd", 14900, "laga mat"), of("KOK-T", "Termos 1 l", "Glöd", 39900, "laga mat"),
			of("KOK-M", "Frystorkad middag", "Glöd", 9900, "laga mat"),
			of("KOK-F", "Tändstål", "Glöd", 12900, "laga mat"),
			of("PAN-1", "Pannlampa", "Norrsken", 49900, "tillbehör"),
			of("KAR-F", "Fjällkarta", "Stigfinnar", 16900, "tillbehör"),
			of("KOM-1", "Kompass", "Stigfinnar", 34900, "tillbehör"),
			of("STA-V", "Vandringsstavar", "Stigfinnar", 79900, "tillbehör"),
			of("FLA-1", "Vattenflaska", "Norrsken", 24900, "tillbehör"),
			of("MYG-1", "Myggnät", "Lägerliv", 12900, "tillbehör"), of("KNI-1", "Kniv", "Glöd", 44900, "tillbehör"),
			of("FIS-1", "Resespö", "Stigfinnar", 99900, "tillbehör"),
			of("IMP-1", "Impregnering", "Västanvind", 17900, "tillbehör"));

	private static DemoProduct of(String sku, String name, String brand, long price, String... categories) {
		return new DemoProduct(sku, name, brand, List.of(categories), price);
	}

	static DemoProduct bySku(String sku) {
		return ALL.stream().filter((product) -> product.sku().equals(sku)).findFirst().orElseThrow();
	}

}
