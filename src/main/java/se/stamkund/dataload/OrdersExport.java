package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** A line for each line; what came back follows as lines that name their order. */
@Component
class OrdersExport implements Export {

	private static final List<String> HEADINGS = List.of("store", "order_id", "ordered_at", "status", "currency",
			"external_id", "email", "phone", "line_id", "line_kind", "sku", "name", "brand", "categories", "quantity",
			"amount", "line_discount", "vat_rate", "shipping", "fees", "order_discount", "paid_with_points",
			"paid_with_gift_card", "refund_of", "refund_id", "points", "member_number");

	private static final String LINES = """
			select s.code, o.order_id, o.ordered_at, case when o.status = 'CANCELLED' and o.paid_at is not null
					then 'PAID' else o.status end as status,
				coalesce(o.customer_external_id, (select i.value from member_identity i where i.program_id = o.program_id
					and i.member_id = o.member_id and i.type = 'EXTERNAL' and i.store_id = o.store_id and i.main)) as external,
				coalesce(o.customer_email, i.email) as email, coalesce(o.customer_phone, i.phone) as phone, i.number,
				o.id, l.line_id, l.kind, l.sku, l.name, l.brand, l.categories, l.quantity, l.gross, l.discount,
				l.vat_rate, o.shipping, o.fees, (select coalesce(sum(order_discount), 0) from order_line x
					where x.purchase_order_id = o.id and x.program_id = o.program_id) as order_discount,
				o.paid_with_points, o.paid_with_gift_card, o.points
			from purchase_order o
			join store s on s.id = o.store_id and s.program_id = o.program_id
			join order_line l on l.purchase_order_id = o.id and l.program_id = o.program_id
			left join lateral (
				select max(i.value) filter (where i.type = 'NUMBER') as number,
					max(i.value) filter (where i.type = 'EMAIL') as email, max(i.value) filter (where i.type = 'PHONE') as phone
				from member_identity i where i.program_id = o.program_id and i.member_id = o.member_id and i.main) i on true
			where o.program_id = :program and not o.test and l.kind in ('GOODS', 'GIFT_CARD')
				and o.order_id not like '%~' || o.id
			order by o.ordered_at, o.id, l.position
			""";

	private static final String REFUNDS = """
			select s.code, o.order_id, r.refund_id, r.occurred_at, r.amount
			from refund r
			join purchase_order o on o.id = r.purchase_order_id and o.program_id = r.program_id
			join store s on s.id = o.store_id and s.program_id = o.program_id
			where r.program_id = :program and not o.test and r.amount > 0 and o.order_id not like '%~' || o.id
			order by r.occurred_at, r.id
			""";

	private final ExportRows rows;

	private final Programs programs;

	OrdersExport(ExportRows rows, Programs programs) {
		this.rows = rows;
		this.programs = programs;
	}

	@Override
	public String kind() {
		return "orders";
	}

	@Override
	public void write(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(HEADINGS.toArray(String[]::new));
		var currency = this.programs.get(program).currency();
		var lines = new LineWriter(currency);
		this.rows.each(LINES, program, (row) -> line.accept(lines.cells(row)));
		this.rows.each(REFUNDS, program, (row) -> line.accept(refund(row, currency)));
	}

	private static @Nullable String[] refund(ResultSet row, Currency currency) throws SQLException {
		@Nullable String[] cells = new String[HEADINGS.size()];
		cells[HEADINGS.indexOf("store")] = row.getString("code");
		cells[HEADINGS.indexOf("ordered_at")] = ExportRows.time(row, "occurred_at");
		cells[HEADINGS.indexOf("amount")] = "-" + ExportRows.money(row.getLong("amount"), currency);
		cells[HEADINGS.indexOf("refund_of")] = row.getString("order_id");
		cells[HEADINGS.indexOf("refund_id")] = row.getString("refund_id").replace("cancel:", "cancelled-");
		return cells;
	}

	/** What is said of an order as a whole stands on its first line. */
	private static final class LineWriter {

		private final Currency currency;

		private @Nullable UUID order;

		private LineWriter(Currency currency) {
			this.currency = currency;
		}

		private @Nullable String[] cells(ResultSet row) throws SQLException {
			var id = row.getObject("id", UUID.class);
			boolean first = !id.equals(this.order);
			this.order = id;
			return new @Nullable String[] { row.getString("code"), row.getString("order_id"),
					ExportRows.time(row, "ordered_at"), row.getString("status").toLowerCase(Locale.ROOT),
					this.currency.getCurrencyCode(), row.getString("external"), row.getString("email"),
					row.getString("phone"), row.getString("line_id"), row.getString("kind").toLowerCase(Locale.ROOT),
					row.getString("sku"), row.getString("name"), row.getString("brand"),
					String.join(", ", ExportRows.texts(row, "categories")),
					ExportRows.number(row.getBigDecimal("quantity")), money(row.getLong("gross")),
					money(row.getLong("discount")), ExportRows.number(row.getBigDecimal("vat_rate")),
					first ? money(row.getLong("shipping")) : null, first ? money(row.getLong("fees")) : null,
					first ? money(row.getLong("order_discount")) : null,
					first ? money(row.getLong("paid_with_points")) : null,
					first ? money(row.getLong("paid_with_gift_card")) : null, null, null,
					first ? row.getString("points") : null, row.getString("number") };
		}

		private String money(long minor) {
			return ExportRows.money(minor, this.currency);
		}

	}

}
