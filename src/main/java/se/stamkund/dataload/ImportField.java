package se.stamkund.dataload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column can be. The words are what other systems call it, in small letters and
 * without anything between them.
 */
public enum ImportField {

	STORE("store", "butik", "shop"),
	EXTERNAL_ID("externalid", "customerid", "kundid", "kundnummer", "customernumber", "memberid", "sourceid", "userid"),
	EMAIL("email", "epost", "epostadress", "mail", "emailaddress", "customeremail", "billingemail", "mejl"),
	PHONE("phone", "telefon", "mobil", "phonenumber", "telefonnummer", "mobile", "billingphone"),
	FIRST_NAME("firstname", "fornamn", "givenname", "billingfirstname"),
	LAST_NAME("lastname", "efternamn", "surname", "familyname", "billinglastname"),
	BIRTHDAY("birthday", "fodelsedag", "dateofbirth", "birthdate", "fodelsedatum", "dob"),
	LANGUAGE("language", "sprak", "locale"), TAGS("tags", "taggar", "etiketter"),
	POINTS("points", "poang", "pointsbalance", "saldo", "balance", "poangsaldo"),
	EARNED_AT("earnedat", "intjanad", "earned", "earneddate"), ACTIVE_FROM("activefrom", "aktivfran", "usablefrom"),
	EXPIRES_AT("expiresat", "gartut", "forfaller", "pointsexpireat", "expirydate", "expires", "expirationdate"),
	TIER("tier", "niva", "viptier", "viptiername", "loyaltytier"),
	TIER_UNTIL("tieruntil", "nivatillochmed", "tierexpiry"),
	LIFETIME_POINTS("lifetimepoints", "totalpoints", "pointsearned", "intjanadepoang"),
	CONSENT("consent", "samtycke", "acceptsmarketing", "acceptsemailmarketing"),
	CONSENT_AT("consentat", "samtyckedatum"), CONSENT_EMAIL("consentemail", "emailmarketing"),
	CONSENT_SMS("consentsms", "acceptssmsmarketing"), CONSENT_POST("consentpost"), CONSENT_PUSH("consentpush"),
	CONSENT_TERMS("consentterms"), CONSENT_PROFILING("consentprofiling"), CONSENT_SURVEY_EMAIL("consentsurveyemail"),
	CONSENT_SURVEY_SMS("consentsurveysms"),
	SKU("sku", "artikelnummer", "stockcode", "productid", "variantsku", "lineitemsku", "artnr"),
	NAME("name", "namn", "title", "description", "productname", "produktnamn", "lineitemname", "benamning"),
	BRAND("brand", "varumarke", "vendor", "brands"),
	CATEGORIES("categories", "kategorier", "category", "kategori", "productcategory"),
	PRICE("price", "pris", "regularprice", "variantprice"),
	ORDER_ID("orderid", "ordernumber", "ordernummer", "order", "invoiceno", "invoicenumber", "fakturanummer"),
	ORDERED_AT("orderedat", "orderdate", "datum", "date", "invoicedate", "createdat", "orderdatum", "paidat"),
	STATUS("status", "orderstatus", "financialstatus"), CURRENCY("currency", "valuta", "ordercurrency"),
	LINE_ID("lineid", "rad", "radnummer"), LINE_KIND("linekind", "radtyp"),
	QUANTITY("quantity", "antal", "lineitemquantity", "qty"),
	UNIT_PRICE("unitprice", "apris", "styckpris", "lineitemprice", "itemprice"),
	AMOUNT("amount", "belopp", "radbelopp", "linetotal", "summa", "gross"),
	LINE_DISCOUNT("linediscount", "radrabatt", "lineitemdiscount"), VAT_RATE("vatrate", "moms", "momssats"),
	SHIPPING("shipping", "frakt", "shippingtotal"), FEES("fees", "avgifter", "feetotal"),
	ORDER_DISCOUNT("orderdiscount", "rabatt", "discountamount", "discount"), TOTAL("total", "totalt", "ordertotal"),
	PAID_WITH_POINTS("paidwithpoints"), PAID_WITH_GIFT_CARD("paidwithgiftcard"),
	REFUND_OF("refundof", "cancels", "krediterar"), REFUND_ID("refundid"),
	REFUNDED_AMOUNT("refundedamount", "aterbetalt"), REFUNDED_AT("refundedat", "cancelledat");

	private final List<String> words;

	ImportField(String... words) {
		this.words = List.of(words);
	}

	/** As REST and our own files name it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<ImportField> of(String code) {
		return Arrays.stream(values()).filter((field) -> field.code().equals(code)).findFirst();
	}

	/** How well a column with this heading is this field: 0 best, -1 not at all. */
	int rank(String heading) {
		return this.words.indexOf(HeaderWords.plain(heading));
	}

}
