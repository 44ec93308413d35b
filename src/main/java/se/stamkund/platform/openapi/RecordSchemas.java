package se.stamkund.platform.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of the records' properties what the reader of annotations does not see: which may
 * be null. Patterns that only Java understands are left out.
 */
@Component
class RecordSchemas implements ModelConverter {

	private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		if (!chain.hasNext()) {
			return null;
		}
		var schema = chain.next().resolve(type, context, chain);
		var javaType = Json.mapper().constructType(type.getType());
		if (schema != null && javaType != null && javaType.getRawClass().isRecord()) {
			var model = (schema.get$ref() != null) ? context.getDefinedModels().get(name(schema.get$ref())) : schema;
			if (model != null && model.getProperties() != null) {
				var properties = (Map<String, Schema<?>>) (Map<?, ?>) model.getProperties();
				for (var component : javaType.getRawClass().getRecordComponents()) {
					complete(properties.get(NAMES.translate(component.getName())), component);
				}
			}
		}
		return schema;
	}

	private static void complete(@Nullable Schema<?> property, RecordComponent component) {
		if (property == null || property.get$ref() != null) {
			return;
		}
		var pattern = property.getPattern();
		if (pattern != null && (pattern.contains("(?") || pattern.toLowerCase(Locale.ROOT).contains("\\p{"))) {
			property.setPattern(null);
		}
		if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
				&& !component.getAccessor().isAnnotationPresent(NotNull.class)) {
			property.addType("null");
		}
	}

	private static String name(String reference) {
		return reference.substring(reference.lastIndexOf('/') + 1);
	}

}
