package se.stamkund.dataload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/** Says which lines belong together, which are the same, and which come last. */
final class LineKeys {

	private LineKeys() {
	}

	/**
	 * How a line is sorted.
	 *
	 * @param grouped whether lines with the same key are one order
	 */
	record Sorted(int pass, UUID key, boolean grouped, @Nullable Instant at) {
	}

	static Sorted sort(ImportKind kind, Row row) {
		if (kind != ImportKind.ORDERS) {
			return new Sorted(0, content(row), false, null);
		}
		var at = at(row);
		if (isReturn(row)) {
			return new Sorted(1, content(row), false, at);
		}
		var order = row.text(ImportField.ORDER_ID);
		return (order == null) ? new Sorted(0, content(row), false, at)
				: new Sorted(0, hash(List.of(String.valueOf(row.text(ImportField.STORE)), order)), true, at);
	}

	/** Less than nothing was bought, or another order is named. */
	private static boolean isReturn(Row row) {
		return row.isSaid(ImportField.REFUND_OF) || negative(row, ImportField.QUANTITY)
				|| negative(row, ImportField.AMOUNT) || negative(row, ImportField.UNIT_PRICE)
				|| !row.isSaid(ImportField.AMOUNT) && !row.isSaid(ImportField.UNIT_PRICE)
						&& negative(row, ImportField.TOTAL);
	}

	private static boolean negative(Row row, ImportField field) {
		try {
			var text = row.text(field);
			return text != null && (text.indexOf('-') >= 0 || text.indexOf('\u2212') >= 0)
					&& row.values().number(field.code(), text).signum() < 0;
		}
		catch (BusinessRuleException ex) {
			return false;
		}
	}

	private static @Nullable Instant at(Row row) {
		try {
			return row.instant(ImportField.ORDERED_AT);
		}
		catch (BusinessRuleException ex) {
			return null;
		}
	}

	/** Of all that a line says in fields that are read. */
	private static UUID content(Row row) {
		return hash(row.positions().keySet().stream().sorted().map((field) -> {
			var text = row.text(field);
			return (text != null) ? field + "=" + text : "";
		}).toList());
	}

	static UUID hash(List<String> parts) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var part : parts) {
				var bytes = part.getBytes(StandardCharsets.UTF_8);
				digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
				digest.update(bytes);
			}
			var hash = ByteBuffer.wrap(digest.digest());
			return new UUID(hash.getLong(), hash.getLong());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** An e-mail address or a number as people are compared by. */
	static String folded(String text) {
		return text.strip().toLowerCase(Locale.ROOT);
	}

}
