package se.stamkund.platform.openapi;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Patch;
import se.stamkund.platform.api.Words;

/**
 * Reads schemas by Jackson 2, and says of each property what the record it comes from
 * says: always there unless it is {@code @Nullable}, and {@code null} if such a one isn't
 * left out of an answer.
 */
class RecordResolver extends ModelResolver {

	private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();

	RecordResolver(ObjectMapper mapper) {
		super(mapper, new SchemaNames());
		openapi31(true);
	}

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		var schema = super.resolve(type, context, chain);
		var record = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
		if (schema != null && record.isRecord() && record.getName().startsWith("se.stamkund.")) {
			var model = model(schema, context);
			if (model != null && model.getProperties() != null) {
				describe(model, record);
			}
		}
		return schema;
	}

	private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
		return (schema.get$ref() == null) ? schema : context.getDefinedModels()
			.get(schema.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length()));
	}

	private static void describe(Schema<?> model, Class<?> record) {
		boolean leavesOut = leavesOutNull(record);
		for (var component : record.getRecordComponents()) {
			var name = NAMES.translate(component.getName());
			var property = model.getProperties().get(name);
			if (property == null) {
				continue;
			}
			if (component.isAnnotationPresent(OneOf.class)) {
				choose((Schema<Object>) property, component.getAnnotation(OneOf.class));
			}
			if (isAlwaysThere(component)) {
				require(model, name);
			}
			else if (!leavesOut && !isRequired(model, name)) {
				model.getProperties().put(name, orNull(property));
			}
		}
	}

	private static void choose(Schema<Object> property, OneOf choice) {
		property.setEnum(Arrays.stream(choice.value().getEnumConstants()).<Object>map(Words::of).toList());
	}

	private static boolean isAlwaysThere(RecordComponent component) {
		return component.getType() != Patch.class && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

	/** Also what validation asks for, though Java may see null until then. */
	private static boolean isRequired(Schema<?> model, String name) {
		return model.getRequired() != null && model.getRequired().contains(name);
	}

	private static boolean leavesOutNull(Class<?> record) {
		var include = record.getAnnotation(JsonInclude.class);
		return include != null && include.value() == JsonInclude.Include.NON_NULL;
	}

	private static void require(Schema<?> model, String name) {
		if (!isRequired(model, name)) {
			model.addRequiredItem(name);
		}
	}

	private static Schema<?> orNull(Schema<?> property) {
		if (property.get$ref() != null) {
			var none = new Schema<>();
			none.setTypes(Set.of("null"));
			var either = new Schema<>();
			either.setAnyOf(List.of(property, none));
			return either;
		}
		if (property.getTypes() != null) {
			var types = new LinkedHashSet<>(property.getTypes());
			types.add("null");
			property.setTypes(types);
			if (property.getEnum() != null && !property.getEnum().contains(null)) {
				var choices = new ArrayList<Object>(property.getEnum());
				choices.add(null);
				((Schema<Object>) property).setEnum(choices);
			}
		}
		return property;
	}

}
