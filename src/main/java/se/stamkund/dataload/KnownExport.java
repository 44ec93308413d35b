package se.stamkund.dataload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The exports of other platforms, by the headings they are documented with; what each was
 * based on is told in {@code docs/moving-in.md}.
 */
public enum KnownExport {

	/** Orders, a row per line; what is said of the order stands on its first row. */
	SHOPIFY_ORDERS("Shopify", ImportKind.ORDERS, Set.of("Name", "Financial Status", "Lineitem quantity"),
			columns("Name", "order_id", "Email", "email", "Financial Status", "status", "Currency", "currency",
					"Shipping", "shipping", "Discount Amount", "order_discount", "Created at", "ordered_at",
					"Lineitem quantity", "quantity", "Lineitem name", "name", "Lineitem price", "unit_price",
					"Lineitem sku", "sku", "Lineitem discount", "line_discount", "Vendor", "brand", "Refunded Amount",
					"refunded_amount", "Phone", "phone")),

	SHOPIFY_CUSTOMERS("Shopify", ImportKind.MEMBERS, Set.of("First Name", "Last Name", "Accepts Email Marketing"),
			columns("Customer ID", "external_id", "First Name", "first_name", "Last Name", "last_name", "Email",
					"email", "Phone", "phone", "Accepts Email Marketing", "consent_email", "Accepts SMS Marketing",
					"consent_sms", "Tags", "tags")),

	SHOPIFY_PRODUCTS("Shopify", ImportKind.PRODUCTS, Set.of("Title", "Variant SKU", "Vendor"),
			columns("Variant SKU", "sku", "Title", "name", "Vendor", "brand", "Type", "categories", "Variant Price",
					"price")),

	WOOCOMMERCE_PRODUCTS("WooCommerce", ImportKind.PRODUCTS, Set.of("SKU", "Name", "Regular price"),
			columns("SKU", "sku", "Name", "name", "Brands", "brand", "Categories", "categories", "Regular price",
					"price")),

	/** What Analytics → Customers downloads. */
	WOOCOMMERCE_CUSTOMERS("WooCommerce", ImportKind.MEMBERS, Set.of("Name", "Username", "Email", "AOV"),
			columns("Email", "email", "Username", "attribute.username")),

	SMILE_POINTS("Smile.io", ImportKind.BALANCES, Set.of("email", "points_balance"),
			columns("id", "external_id", "email", "email", "first_name", "first_name", "last_name", "last_name",
					"points_balance", "points", "vip_tier", "tier", "vip_tier_name", "tier")),

	SMILE_CUSTOMERS("Smile.io", ImportKind.MEMBERS, Set.of("email", "points_balance"),
			columns("id", "external_id", "email", "email", "first_name", "first_name", "last_name", "last_name",
					"date_of_birth", "birthday", "vip_tier", "tier", "vip_tier_name", "tier")),

	LOYALTYLION_CUSTOMERS("LoyaltyLion", ImportKind.BALANCES, Set.of("email", "points_approved"),
			columns("merchant_id", "external_id", "email", "email", "points_approved", "points", "loyalty_tier",
					"tier")),

	/** Customers, with the sum of what is on their cards. */
	VOUCHERIFY_CUSTOMERS("Voucherify", ImportKind.BALANCES, Set.of("source_id", "loyalty_points"),
			columns("source_id", "external_id", "email", "email", "phone", "phone", "loyalty_points", "points")),

	/** Cards, which also say when they end. */
	VOUCHERIFY_CARDS("Voucherify", ImportKind.BALANCES, Set.of("customer_source_id", "loyalty_balance"),
			columns("customer_source_id", "external_id", "loyalty_balance", "points", "created_at", "earned_at",
					"expiration_date", "expires_at")),

	VOUCHERIFY_MEMBERS("Voucherify", ImportKind.MEMBERS, Set.of("source_id", "loyalty_points"),
			columns("source_id", "external_id", "email", "email", "phone", "phone", "birthdate", "birthday"));

	private final String platform;

	private final ImportKind kind;

	private final Set<String> signature;

	private final Map<String, String> columns;

	KnownExport(String platform, ImportKind kind, Set<String> signature, Map<String, String> columns) {
		this.platform = platform;
		this.kind = kind;
		this.signature = signature;
		this.columns = columns;
	}

	private static Map<String, String> columns(String... pairs) {
		var columns = new LinkedHashMap<String, String>();
		for (int i = 0; i < pairs.length; i += 2) {
			columns.put(pairs[i], pairs[i + 1]);
		}
		return columns;
	}

	/** Whose export it is. */
	public String platform() {
		return this.platform;
	}

	/** The export with these headings; empty if it is none that is known. */
	public static Optional<KnownExport> of(ImportKind kind, List<String> headings) {
		return Arrays.stream(values())
			.filter((known) -> known.kind == kind && headings.containsAll(known.signature))
			.findFirst();
	}

	ImportKind kind() {
		return this.kind;
	}

	Set<String> headings() {
		return this.columns.keySet();
	}

	ImportMapping mapping(List<String> headings) {
		var mapping = new LinkedHashMap<String, String>();
		this.columns.forEach((heading, field) -> {
			if (headings.contains(heading) && !mapping.containsValue(field)) {
				mapping.put(heading, field);
			}
		});
		return new ImportMapping(mapping);
	}

}
