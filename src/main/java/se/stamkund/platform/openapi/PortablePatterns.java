package se.stamkund.platform.openapi;

import java.util.Locale;
import java.util.Objects;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Leaves out patterns that only Java understands; a client in another language would fail
 * on them.
 */
@Component
class PortablePatterns implements GlobalOpenApiCustomizer {

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
	}

}
