package se.stamkund.dataload;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import static se.stamkund.dataload.ImportField.*;

/** What a file brings. */
public enum ImportKind {

	/** Opening balances, a row per lot of points. */
	BALANCES(EnumSet.of(STORE, EXTERNAL_ID, EMAIL, PHONE, FIRST_NAME, LAST_NAME, POINTS, EARNED_AT, ACTIVE_FROM,
			EXPIRES_AT, TIER, TIER_UNTIL, LIFETIME_POINTS, CONSENT, CONSENT_AT), EnumSet.of(POINTS)),

	/** Members with profile, tags, attributes and consents. */
	MEMBERS(EnumSet.of(STORE, EXTERNAL_ID, EMAIL, PHONE, FIRST_NAME, LAST_NAME, BIRTHDAY, LANGUAGE, TAGS, TIER,
			TIER_UNTIL, LIFETIME_POINTS, CONSENT, CONSENT_EMAIL, CONSENT_SMS, CONSENT_POST, CONSENT_PUSH, CONSENT_TERMS,
			CONSENT_PROFILING, CONSENT_SURVEY_EMAIL, CONSENT_SURVEY_SMS, CONSENT_AT),
			EnumSet.noneOf(ImportField.class)),

	/** What stores sell. */
	PRODUCTS(EnumSet.of(STORE, SKU, NAME, BRAND, CATEGORIES, PRICE), EnumSet.of(SKU, NAME)),

	/**
	 * Orders with their lines, cancellations and refunds; a row per line or per order.
	 */
	ORDERS(EnumSet.of(STORE, ORDER_ID, ORDERED_AT, STATUS, CURRENCY, EXTERNAL_ID, EMAIL, PHONE, FIRST_NAME, LAST_NAME,
			LINE_ID, LINE_KIND, SKU, NAME, BRAND, CATEGORIES, QUANTITY, UNIT_PRICE, AMOUNT, LINE_DISCOUNT, VAT_RATE,
			SHIPPING, FEES, ORDER_DISCOUNT, TOTAL, PAID_WITH_POINTS, PAID_WITH_GIFT_CARD, REFUND_OF, REFUND_ID,
			REFUNDED_AMOUNT, REFUNDED_AT), EnumSet.of(ORDERED_AT));

	private final Set<ImportField> fields;

	private final Set<ImportField> required;

	ImportKind(Set<ImportField> fields, Set<ImportField> required) {
		this.fields = fields;
		this.required = required;
	}

	/** What its columns can be. */
	public Set<ImportField> fields() {
		return Set.copyOf(this.fields);
	}

	boolean has(ImportField field) {
		return this.fields.contains(field);
	}

	Set<ImportField> required() {
		return this.required;
	}

	/** Whether its rows name people. */
	boolean ofPeople() {
		return this == BALANCES || this == MEMBERS;
	}

	/** As REST and addresses name it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
