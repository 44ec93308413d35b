package se.stamkund.platform.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * An entity's rows as one array for each column, as {@code unnest} takes them. Columns
 * and values are those that Hibernate would write.
 */
final class EntityRows<T> {

	private final String sql;

	private final List<EntityColumn> columns;

	private EntityRows(String table, List<EntityColumn> columns) {
		this.columns = columns;
		this.sql = "insert into " + table + " ("
				+ columns.stream().map(EntityColumn::name).collect(Collectors.joining(", ")) + ") select "
				+ columns.stream().map(EntityColumn::selected).collect(Collectors.joining(", ")) + " from unnest("
				+ columns.stream().map((column) -> "?").collect(Collectors.joining(", ")) + ") n ("
				+ columns.stream().map(EntityColumn::name).collect(Collectors.joining(", ")) + ")";
	}

	static <T> EntityRows<T> of(SessionFactoryImplementor factory, Class<T> type, JdbcTemplate database) {
		var entity = factory.getMappingMetamodel().getEntityDescriptor(type);
		var types = types(entity.getMappedTableDetails().getTableName(), database);
		var reader = new ColumnReader(factory, types);
		var columns = new ArrayList<EntityColumn>();
		var id = (BasicValuedModelPart) entity.getIdentifierMapping();
		columns.add(reader.basic(id, (row) -> entity.getIdentifier(row)));
		for (int i = 0; i < entity.getNumberOfAttributeMappings(); i++) {
			columns.addAll(columns(entity, entity.getAttributeMapping(i), reader));
		}
		return new EntityRows<>(entity.getMappedTableDetails().getTableName(), List.copyOf(columns));
	}

	private static List<EntityColumn> columns(EntityPersister entity, AttributeMapping attribute, ColumnReader reader) {
		return switch (attribute) {
			case PluralAttributeMapping lines -> List.of();
			case ToOneAttributeMapping other -> List.of(reader.reference(other));
			case EmbeddableValuedModelPart embedded -> reader.embedded(embedded, attribute);
			case BasicValuedModelPart version when isVersion(entity, attribute) ->
				List.of(reader.basic(version, (row) -> Objects.requireNonNullElse(attribute.getValue(row), 0)));
			case BasicValuedModelPart basic -> List.of(reader.basic(basic, attribute::getValue));
			default -> throw new IllegalArgumentException("Can't insert " + attribute);
		};
	}

	private static boolean isVersion(EntityPersister entity, AttributeMapping attribute) {
		var version = entity.getVersionMapping();
		return version != null && version.getVersionAttribute() == attribute;
	}

	private static Map<String, String> types(String table, JdbcTemplate database) {
		var types = new HashMap<String, String>();
		database.query("""
				select attname, format_type(atttypid, null) as type from pg_attribute
				where attrelid = ?::regclass and attnum > 0 and not attisdropped
				""", (row) -> {
			types.put(row.getString("attname"), row.getString("type"));
		}, table);
		return types;
	}

	void insert(JdbcTemplate database, Collection<T> entities) {
		var values = this.columns.stream()
			.map((column) -> new SqlArrayValue(column.sent(),
					entities.stream().map((entity) -> column.value(entity)).toArray()))
			.toArray();
		database.update(this.sql, values);
	}

}
