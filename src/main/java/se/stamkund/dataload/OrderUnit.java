package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.member.MemberKey;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/**
 * An order as the lines of a file tell it.
 *
 * @param refunded what the file says has been given back of it, as an amount
 */
record OrderUnit(Unit unit, RecordOrder order, Money refunded, @Nullable Instant refundedAt) {

	private static final int LONGEST = 100;

	/**
	 * Reads the lines of an order; what is said of the order as a whole may stand on any
	 * of them.
	 */
	static OrderUnit read(ImportContext context, Unit unit) {
		var store = first(unit, (row) -> PersonRow.store(context, row));
		if (store == null) {
			throw Row.missing(ImportField.STORE);
		}
		var number = first(unit, (row) -> row.text(ImportField.ORDER_ID, LONGEST));
		var at = first(unit, (row) -> row.instant(ImportField.ORDERED_AT));
		if (at == null) {
			throw Row.missing(ImportField.ORDERED_AT);
		}
		var shipping = money(unit, ImportField.SHIPPING);
		var fees = money(unit, ImportField.FEES);
		var discount = money(unit, ImportField.ORDER_DISCOUNT);
		var status = OrderRowStatus.read(first(unit, (row) -> row.text(ImportField.STATUS)));
		var refunded = money(unit, ImportField.REFUNDED_AMOUNT);
		var order = new RecordOrder(store, (number != null) ? number : "row-" + unit.name(), status, at,
				first(unit, (row) -> row.text(ImportField.CURRENCY)), customer(unit),
				lines(unit, shipping.plus(fees), discount),
				discount.isPositive() ? List.of(new OrderDiscount(null, discount)) : List.of(), shipping, fees,
				money(unit, ImportField.PAID_WITH_POINTS), money(unit, ImportField.PAID_WITH_GIFT_CARD),
				hasLines(unit) ? first(unit, (row) -> row.money(ImportField.TOTAL)) : null, null, false);
		return new OrderUnit(unit, order,
				(status == OrderStatus.PAID || status == OrderStatus.DELIVERED) ? refunded : Money.ZERO, PersonRow.past(
						context, ImportField.REFUNDED_AT, first(unit, (row) -> row.instant(ImportField.REFUNDED_AT))));
	}

	static OrderCustomer customer(Unit unit) {
		return new OrderCustomer(null, first(unit, (row) -> row.text(ImportField.EXTERNAL_ID)),
				first(unit, (row) -> row.text(ImportField.EMAIL)), first(unit, (row) -> row.text(ImportField.PHONE)));
	}

	/** What a customer may be known by, best first. */
	static List<MemberKey> keys(OrderCustomer customer, String store) {
		return Stream
			.of((customer.externalId() != null) ? new MemberKey.ByExternal(store, customer.externalId()) : null,
					(customer.email() != null) ? new MemberKey.ByEmail(customer.email()) : null,
					(customer.phone() != null) ? new MemberKey.ByPhone(customer.phone()) : null)
			.<MemberKey>mapMulti((key, sink) -> {
				if (key != null) {
					sink.accept(key);
				}
			})
			.toList();
	}

	private static boolean hasLines(Unit unit) {
		return unit.rows()
			.stream()
			.anyMatch((row) -> row.isSaid(ImportField.AMOUNT) || row.isSaid(ImportField.UNIT_PRICE));
	}

	private static List<RecordLine> lines(Unit unit, Money extras, Money discount) {
		if (!hasLines(unit)) {
			var total = first(unit, (row) -> row.money(ImportField.TOTAL));
			if (total == null) {
				throw Row.missing(ImportField.AMOUNT);
			}
			return List.of(line(unit.first(), 1, total.minus(extras).plus(discount)));
		}
		var lines = new ArrayList<RecordLine>();
		for (var row : unit.rows()) {
			if (row.isSaid(ImportField.AMOUNT) || row.isSaid(ImportField.UNIT_PRICE)) {
				lines.add(line(row, lines.size() + 1, gross(row)));
			}
		}
		return lines;
	}

	private static Money gross(Row row) {
		var amount = row.money(ImportField.AMOUNT);
		if (amount != null) {
			return amount;
		}
		var price = Objects.requireNonNull(row.number(ImportField.UNIT_PRICE));
		return row.values().money(ImportField.UNIT_PRICE.code(), price.multiply(quantity(row)));
	}

	private static BigDecimal quantity(Row row) {
		return Objects.requireNonNullElse(row.number(ImportField.QUANTITY), BigDecimal.ONE);
	}

	private static RecordLine line(Row row, int position, Money gross) {
		var id = row.text(ImportField.LINE_ID, LONGEST);
		return new RecordLine((id != null) ? id : String.valueOf(position), kind(row),
				row.text(ImportField.SKU, LONGEST), row.text(ImportField.NAME, 200),
				row.text(ImportField.BRAND, LONGEST), ProductsWork.categories(row), quantity(row), gross,
				Objects.requireNonNullElse(row.money(ImportField.LINE_DISCOUNT), Money.ZERO), vat(row));
	}

	/** Goods, unless it says another; in our own words or the Swedish ones. */
	private static LineKind kind(Row row) {
		var text = Objects.requireNonNullElse(row.text(ImportField.LINE_KIND), "");
		return switch (HeaderWords.plain(text)) {
			case "", "goods", "vara", "varor" -> LineKind.GOODS;
			case "giftcard", "presentkort" -> LineKind.GIFT_CARD;
			case "shipping", "frakt" -> LineKind.SHIPPING;
			case "fee", "avgift" -> LineKind.FEE;
			default -> throw new BusinessRuleException("import_line_kind",
					"line_kind is goods, gift_card, shipping or fee, not " + Values.shortened(text),
					Values.shortened(text));
		};
	}

	private static BigDecimal vat(Row row) {
		var rate = Objects.requireNonNullElse(row.number(ImportField.VAT_RATE), BigDecimal.ZERO);
		if (rate.stripTrailingZeros().scale() > 2) {
			throw new BusinessRuleException("vat_rate_invalid", "A VAT rate has two decimals at most", "");
		}
		return rate;
	}

	private static Money money(Unit unit, ImportField field) {
		var amount = first(unit, (row) -> row.money(field));
		return (amount != null) ? amount : Money.ZERO;
	}

	private static <T> @Nullable T first(Unit unit, Function<Row, @Nullable T> read) {
		for (var row : unit.rows()) {
			var value = read.apply(row);
			if (value != null) {
				return value;
			}
		}
		return null;
	}

}
