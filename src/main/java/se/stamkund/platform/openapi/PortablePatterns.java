package se.stamkund.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Leaves out patterns that only Java understands, as a client in another language would
 * fail on them, and says of one that is a choice of words which words they are.
 */
@Component
class PortablePatterns implements GlobalOpenApiCustomizer {

	private static final Pattern WORDS = Pattern.compile("[a-z_]+(\\|[a-z_]+)+");

	@Override
	public void customise(OpenAPI api) {
		for (var schema : api.getComponents().getSchemas().values()) {
			if (schema.getProperties() != null) {
				for (Object property : schema.getProperties().values()) {
					clean((Schema<?>) property);
				}
			}
		}
	}

	private static void clean(Schema<?> property) {
		var pattern = Objects.requireNonNullElse(property.getPattern(), "");
		if (pattern.contains("(?") || pattern.toLowerCase(Locale.ROOT).contains("\\p{")) {
			property.setPattern(null);
		}
		else if (WORDS.matcher(pattern).matches()) {
			property.setPattern(null);
			choose((Schema<Object>) property, pattern.split("\\|"));
		}
	}

	private static void choose(Schema<Object> property, Object[] words) {
		var choices = new ArrayList<Object>(List.of(words));
		if (property.getTypes() != null && property.getTypes().contains("null")) {
			choices.add(null);
		}
		property.setEnum(choices);
	}

}
