package se.stamkund.program;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import se.stamkund.shared.Money;

/** A stored state, taken apart into its single values by their path. */
final class AuditLeaves {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

	private AuditLeaves() {
	}

	static Map<String, Object> of(JsonNode state) {
		var leaves = new LinkedHashMap<String, Object>();
		collect("", state, leaves);
		return leaves;
	}

	/** All ids among the values. */
	static Stream<UUID> ids(Map<String, Object> leaves) {
		return leaves.values()
			.stream()
			.flatMap((value) -> (value instanceof Collection<?> many) ? many.stream() : Stream.of(value))
			.filter(UUID.class::isInstance)
			.map(UUID.class::cast);
	}

	static @Nullable UUID id(String text) {
		return ID.matcher(text).matches() ? UUID.fromString(text) : null;
	}

	private static void collect(String path, JsonNode node, Map<String, Object> leaves) {
		var amount = AuditJson.money(node);
		if (amount != null) {
			leaves.put(path, amount);
		}
		else if (node.isObject()) {
			node.propertyStream()
				.forEach((field) -> collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
						field.getValue(), leaves));
		}
		else {
			var value = value(node);
			if (value != null) {
				leaves.put(path, value);
			}
		}
	}

	private static @Nullable Object value(JsonNode node) {
		if (node.isArray()) {
			var values = node.valueStream().map(AuditLeaves::value).filter(Objects::nonNull).toList();
			return values.isEmpty() ? null : values;
		}
		return node.isBoolean() ? (Object) node.asBoolean()
				: node.isNumber() ? node.decimalValue() : node.isString() ? text(node.asString()) : null;
	}

	private static @Nullable Object text(String text) {
		if (text.isBlank()) {
			return null;
		}
		var id = id(text);
		if (id != null) {
			return id;
		}
		try {
			return INSTANT.matcher(text).matches() ? Instant.parse(text) : text;
		}
		catch (DateTimeParseException ex) {
			return text;
		}
	}

}
