package se.stamkund.purchase.web;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.purchase.OrderStatus;

/**
 * What the list of orders was asked for, as its address says.
 *
 * @param chip one of the quick choices
 * @param sort "date" or "total"; with a minus before it the largest first
 * @param after the cursor of the last order of the page before
 * @param before the cursor of the first order of the page after
 */
record OrdersQuery(@Nullable String q, @Nullable OrderStatus status, @Nullable String store, @Nullable Chip chip,
		@Nullable String sort, @Nullable String after, @Nullable String before) {

	/** Quick choices. */
	enum Chip {

		RECENT, REFUNDED, WARNED, GUEST

	}

	public boolean byTotal() {
		return this.sort != null && this.sort.endsWith("total");
	}

	public boolean descending() {
		return this.sort == null || this.sort.startsWith("-");
	}

	/** Whether anything leaves orders out. */
	public boolean filters() {
		return text() != null || this.status != null || (this.store != null && !this.store.isBlank())
				|| this.chip != null;
	}

	public @Nullable String text() {
		return (this.q == null || this.q.isBlank() || this.q.indexOf('\0') >= 0) ? null : this.q.strip();
	}

	/** The address of the same list with one thing changed, from its first page. */
	public String with(String name, @Nullable Object value) {
		var params = new TreeMap<String, @Nullable Object>();
		params.put("q", text());
		params.put("status", this.status);
		params.put("store", this.store);
		params.put("chip", this.chip);
		params.put("sort", this.sort);
		params.put(name, value);
		return address("/admin/orders", params);
	}

	public String export() {
		return with("", null).replaceFirst("/admin/orders", "/admin/orders/export");
	}

	/**
	 * The address that sorts by a column, or turns the order round if it does already.
	 */
	public String sorted(String column) {
		var same = byTotal() == column.equals("total");
		return with("sort", (same && descending()) ? column : "-" + column);
	}

	private static String address(String path, Map<String, @Nullable Object> params) {
		var uri = UriComponentsBuilder.fromPath(path);
		params.forEach((name, value) -> {
			if (value != null && !value.toString().isBlank() && !name.isEmpty()) {
				uri.queryParam(name, "{" + name + "}");
			}
		});
		return uri.encode().buildAndExpand(params).toUriString();
	}

}
