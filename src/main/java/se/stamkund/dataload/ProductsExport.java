package se.stamkund.dataload;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** What stores sell; not what they have ceased to. */
@Component
class ProductsExport implements Export {

	private final ExportRows rows;

	private final Programs programs;

	ProductsExport(ExportRows rows, Programs programs) {
		this.rows = rows;
		this.programs = programs;
	}

	@Override
	public String kind() {
		return "products";
	}

	@Override
	public void write(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(new String[] { "store", "sku", "name", "brand", "categories", "price" });
		var currency = this.programs.get(program).currency();
		this.rows.each("""
				select s.code, p.sku, p.name, p.brand, p.categories, p.price from product p
				join store s on s.id = p.store_id and s.program_id = p.program_id
				where p.program_id = :program and p.archived_at is null order by s.code, p.sku
				""", program,
				(row) -> line.accept(new String[] { row.getString("code"), row.getString("sku"), row.getString("name"),
						row.getString("brand"), String.join(", ", ExportRows.texts(row, "categories")),
						(row.getObject("price") != null) ? ExportRows.money(row.getLong("price"), currency) : null }));
	}

}
