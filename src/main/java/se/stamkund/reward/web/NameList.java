package se.stamkund.reward.web;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Names in one field, with commas between; one that has a comma itself stands in quotes.
 */
final class NameList {

	private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"|[^,;\n\"][^,;\n]*");

	private NameList() {
	}

	static Set<String> parse(@Nullable String text) {
		var names = new LinkedHashSet<String>();
		var found = NAME.matcher((text != null) ? text : "");
		while (found.find()) {
			var name = ((found.group(1) != null) ? found.group(1) : found.group()).strip();
			if (!name.isEmpty()) {
				names.add(name);
			}
		}
		return names;
	}

	static String join(Collection<String> names) {
		return names.stream()
			.sorted()
			.map((name) -> name.matches("(?s).*[,;\n].*") ? "\"" + name + "\"" : name)
			.collect(Collectors.joining(", "));
	}

}
