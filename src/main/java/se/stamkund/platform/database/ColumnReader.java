package se.stamkund.platform.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/** Reads columns from entities by their mapping. */
final class ColumnReader {

	private final SessionFactoryImplementor factory;

	private final Map<String, String> types;

	ColumnReader(SessionFactoryImplementor factory, Map<String, String> types) {
		this.factory = factory;
		this.types = types;
	}

	EntityColumn basic(BasicValuedModelPart part, Function<Object, @Nullable Object> property) {
		var name = part.getSelectionExpression();
		var mapping = part.getJdbcMapping();
		var type = Objects.requireNonNull(this.types.get(name), name);
		return new EntityColumn(name, type, (row) -> sent(property.apply(row), mapping, type));
	}

	/** The other's id. */
	EntityColumn reference(ToOneAttributeMapping other) {
		var id = other.getEntityMappingType().getIdentifierMapping();
		var name = other.getForeignKeyDescriptor().getKeyPart().getSelectable(0).getSelectionExpression();
		return new EntityColumn(name, Objects.requireNonNull(this.types.get(name), name), (row) -> {
			var value = other.getValue(row);
			return (value != null) ? id.getIdentifier(value) : null;
		});
	}

	List<EntityColumn> embedded(EmbeddableValuedModelPart embedded, AttributeMapping attribute) {
		var columns = new ArrayList<EntityColumn>();
		var mapping = embedded.getEmbeddableTypeDescriptor();
		for (int i = 0; i < mapping.getNumberOfAttributeMappings(); i++) {
			var part = mapping.getAttributeMapping(i);
			columns.add(basic((BasicValuedModelPart) part, (row) -> {
				var whole = attribute.getValue(row);
				return (whole != null) ? part.getValue(whole) : null;
			}));
		}
		return columns;
	}

	private @Nullable Object sent(@Nullable Object value, JdbcMapping mapping, String type) {
		if (value == null) {
			return null;
		}
		var converted = mapping.convertToRelationalValue(value);
		if (type.equals("jsonb")) {
			return (converted instanceof String) ? converted : json(converted, mapping);
		}
		if (type.endsWith("[]")) {
			return array((Collection<?>) converted);
		}
		return (converted instanceof Enum<?> constant) ? constant.name() : converted;
	}

	@SuppressWarnings("unchecked")
	private String json(Object value, JdbcMapping mapping) {
		return this.factory.getSessionFactoryOptions()
			.getJsonFormatMapper()
			.toString(value, (JavaType<Object>) mapping.getMappedJavaType(), this.factory.getWrapperOptions());
	}

	/** As PostgreSQL writes arrays. */
	private static String array(Collection<?> values) {
		return values.stream()
			.map((value) -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
			.collect(Collectors.joining(",", "{", "}"));
	}

}
