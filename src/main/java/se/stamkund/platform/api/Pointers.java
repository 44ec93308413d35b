package se.stamkund.platform.api;

import java.util.List;
import java.util.Locale;

import tools.jackson.core.JacksonException;

/** Turns where Java says an error is into where the client sees it: a JSON pointer. */
final class Pointers {

	private Pointers() {
	}

	/** {@code lines[0].unitPrice} is {@code /lines/0/unit_price}. */
	static String ofProperty(String path) {
		var pointer = new StringBuilder();
		for (String part : path.split("[.\\[\\]]+")) {
			if (!part.isEmpty()) {
				pointer.append('/').append(escape(snakeCase(part)));
			}
		}
		return pointer.toString();
	}

	static String ofPath(List<JacksonException.Reference> path) {
		var pointer = new StringBuilder();
		for (var reference : path) {
			var name = reference.getPropertyName();
			pointer.append('/').append((name != null) ? escape(name) : String.valueOf(reference.getIndex()));
		}
		return pointer.toString();
	}

	static String snakeCase(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}

	private static String escape(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

}
