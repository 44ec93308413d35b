package se.stamkund.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.platform.api.CursorPage;

/** The address of a list as it was asked for, and of its other pages. */
public final class ListAddress {

	private final String path;

	private final Map<String, Object> params = new LinkedHashMap<>();

	private ListAddress(String path) {
		this.path = path;
	}

	public static ListAddress of(String path) {
		return new ListAddress(path);
	}

	/** What somebody looks for; null if she wrote nothing that can be looked for. */
	public static @Nullable String searched(@Nullable String text) {
		return (text == null || text.isBlank() || text.indexOf('\0') >= 0) ? null : text.strip();
	}

	/** With one more filter, unless it filters nothing. */
	public ListAddress with(String name, @Nullable Object value) {
		if (value != null) {
			this.params.put(name, value);
		}
		return this;
	}

	/** The same filters at another address. */
	public String at(String path) {
		return address(path, this.params);
	}

	/** The first page, for somebody who is further on; null for who is there. */
	public @Nullable String first(@Nullable String after) {
		return (after != null) ? at(this.path) : null;
	}

	/** The page after this one, if there is one. */
	public @Nullable String next(CursorPage<?> page) {
		if (page.nextCursor() == null) {
			return null;
		}
		var params = new LinkedHashMap<>(this.params);
		params.put("after", page.nextCursor());
		return address(this.path, params);
	}

	private static String address(String path, Map<String, Object> params) {
		var uri = UriComponentsBuilder.fromPath(path);
		params.keySet().forEach((name) -> uri.queryParam(name, "{" + name + "}"));
		return uri.encode().buildAndExpand(params).toUriString();
	}

}
