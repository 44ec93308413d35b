package se.stamkund.shopper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that is known of a shopper, made for reading: a value, or things known of
 * something it has. Built from the same copy as the file she can take along, so that the
 * page can't leave anything out.
 *
 * @param name what it is called in the file
 * @param value as text; none when there are items
 * @param items each a list of what is known of it
 */
public record KnownData(String name, @Nullable String value, List<List<KnownData>> items) {

	/** All parts of a copy; what is empty is left out. */
	public static List<KnownData> of(JsonNode copy) {
		return fields(copy);
	}

	private static List<KnownData> fields(JsonNode object) {
		var fields = new ArrayList<KnownData>();
		object.properties().forEach((field) -> {
			var known = of(field.getKey(), field.getValue());
			if (known != null) {
				fields.add(known);
			}
		});
		return fields;
	}

	private static @Nullable KnownData of(String name, JsonNode node) {
		if (node.isNull() || (node.isContainer() && node.isEmpty())) {
			return null;
		}
		if (node.isObject()) {
			var fields = fields(node);
			return fields.isEmpty() ? null : new KnownData(name, null, List.of(fields));
		}
		if (node.isArray()) {
			return array(name, node);
		}
		return new KnownData(name, node.asString(), List.of());
	}

	private static KnownData array(String name, JsonNode array) {
		if (array.get(0).isObject()) {
			return new KnownData(name, null, array.valueStream().map(KnownData::fields).toList());
		}
		return new KnownData(name, String.join(", ", array.valueStream().map(JsonNode::asString).toList()), List.of());
	}

	/** The name as words, for what has no translation: "purchased at". */
	public String words() {
		return this.name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
	}

}
