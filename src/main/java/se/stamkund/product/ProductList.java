package se.stamkund.product;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Finds products for lists. */
@Component
class ProductList {

	private final JdbcClient jdbc;

	ProductList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	CursorPage<ProductView> page(ProgramId program, ProductFilter filter, PageQuery page) {
		var after = page.after();
		var rows = this.jdbc.sql("""
				select id, store_id, sku, name, brand, categories, price, archived_at, version
				from product
				where program_id = :program and (archived_at is not null) = :archived
					and (:text::text is null or lower(name) like '%' || :text || '%' or lower(sku) like :text || '%')
					and (:store::uuid is null or store_id = :store)
					and (:brand::text is null or lower(brand) = :brand)
					and (:category::text is null or :category = any(lower(categories::text)::text[]))
					and (:afterName::text is null or (lower(name), id) > (:afterName, :afterId::uuid))
				order by lower(name), id
				limit :limit
				""")
			.param("program", program.value())
			.param("archived", filter.archived())
			.param("text", (filter.text() != null) ? escape(filter.text()) : null)
			.param("store", filter.store())
			.param("brand", lower(filter.brand()))
			.param("category", lower(filter.category()))
			.param("afterName", (after != null) ? after.text(0) : null)
			.param("afterId", (after != null) ? after.uuid(1) : null)
			.param("limit", page.fetchSize())
			.query(ProductList::row)
			.list();
		return CursorPage.of(rows, page, (product) -> Cursor.of(product.name().toLowerCase(Locale.ROOT), product.id()));
	}

	private static ProductView row(ResultSet row, int number) throws SQLException {
		var price = row.getObject("price", Long.class);
		var archived = row.getObject("archived_at", OffsetDateTime.class);
		return new ProductView(row.getObject("id", UUID.class), row.getObject("store_id", UUID.class),
				row.getString("sku"), row.getString("name"), row.getString("brand"), texts(row.getArray("categories")),
				(price != null) ? Money.ofMinor(price) : null, (archived != null) ? archived.toInstant() : null,
				row.getInt("version"));
	}

	private static List<String> texts(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	private static String escape(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
	}

	private static @Nullable String lower(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

}
