package se.stamkund.program.keys;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out of a call what could be personal: every text but those of fields known to be
 * harmless. What a call looked like stays visible, whom it was about does not.
 */
class Redaction {

	private static final String MASK = "…";

	private static final int LONGEST = 2_000;

	private static final Set<String> HARMLESS = Set.of("store", "currency", "order_id", "refund_id", "hold_id",
			"cart_id", "status", "type", "kind", "mode", "state", "sku", "product_id", "line_id", "purpose", "channel",
			"source", "language", "occurred_at", "ordered_at", "paid_at", "created_at", "now", "limit", "cursor",
			"sort", "from", "to");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

	private static final Pattern PERSONAL = Pattern
		.compile("[^\\s\"/=&?]+(@|%40)[^\\s\"/=&?]+|\\+?[0-9][0-9 -]{6,}[0-9]");

	private final JsonMapper json;

	Redaction(JsonMapper json) {
		this.json = json;
	}

	/** Masks whatever looks like an address or a phone number. */
	static String text(String text) {
		return cut(PERSONAL.matcher(text).replaceAll(MASK));
	}

	/**
	 * Keeps the path and the parameters' names; ids with hyphens are no phone numbers.
	 */
	static String target(String path, @Nullable String query) {
		var masked = Stream.of(path.split("/", -1))
			.map((part) -> (part.contains("@") || part.contains("%40") || part.matches("(\\+|%2B|0)[0-9]{6,}")) ? MASK
					: part)
			.collect(Collectors.joining("/"));
		return cut((query == null) ? masked : masked + "?" + query(query));
	}

	@Nullable String body(byte @Nullable [] body) {
		if (body == null || body.length == 0) {
			return null;
		}
		try {
			return cut(this.json.writeValueAsString(mask("", this.json.readTree(body))));
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static String query(String query) {
		return Stream.of(query.split("&")).map((parameter) -> {
			int equals = parameter.indexOf('=');
			var name = (equals < 0) ? parameter : parameter.substring(0, equals);
			return HARMLESS.contains(name) ? parameter : name + "=" + MASK;
		}).collect(Collectors.joining("&"));
	}

	private JsonNode mask(String name, JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.propertyStream()
				.toList()
				.forEach((field) -> object.set(field.getKey(), mask(field.getKey(), field.getValue())));
			return object;
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, mask(name, array.get(i)));
			}
			return array;
		}
		if (node.isString() && !HARMLESS.contains(name) && !isAmount(node.asString())) {
			return StringNode.valueOf(MASK);
		}
		return node;
	}

	/** "199.00"; but not what could be a phone number or a personal number. */
	private static boolean isAmount(String text) {
		return text.contains(".") && NUMBER.matcher(text).matches();
	}

	private static String cut(String text) {
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + MASK;
	}

}
