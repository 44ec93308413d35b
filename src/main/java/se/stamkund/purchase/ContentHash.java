package se.stamkund.purchase;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether the same was said again. Amounts and quantities are the same however many
 * zeros they are written with.
 */
final class ContentHash {

	private ContentHash() {
	}

	static String of(RecordOrder order) {
		var customer = order.customer();
		return hash(order.status(), order.orderedAt(), order.currency(), customer.member(), customer.externalId(),
				customer.email(), customer.phone(), order.lines().stream().map(ContentHash::of).toList(),
				order.discounts().stream().map(ContentHash::of).toList(), order.shipping(), order.fees(),
				order.paidWithPoints(), order.paidWithGiftCard(), order.total(), order.holdId(), order.test());
	}

	static String of(RefundOrder refund) {
		return hash(refund.order(), refund.amount(), refund.at(),
				refund.lines()
					.stream()
					.map((line) -> hash(line.lineId(), plain(line.quantity()), line.amount()))
					.toList());
	}

	static String of(UUID cancelledOrder) {
		return hash("cancel", cancelledOrder);
	}

	/** As it was written before discounts could name their lines. */
	private static String of(OrderDiscount discount) {
		var told = "OrderDiscount[label=" + discount.label() + ", amount=" + discount.amount() + "]";
		return discount.lines().isEmpty() ? told : told + discount.lines();
	}

	private static String of(RecordLine line) {
		return hash(line.lineId(), line.kind(), line.sku(), line.name(), line.brand(), line.categories(),
				plain(line.quantity()), line.gross(), line.discount(), plain(line.vatRate()));
	}

	private static @Nullable String plain(@Nullable BigDecimal number) {
		return (number != null) ? number.stripTrailingZeros().toPlainString() : null;
	}

	private static String hash(@Nullable Object... parts) {
		var digest = sha256();
		for (Object part : parts) {
			add(digest, part);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Each part with its length, so that none can run into the next. */
	private static void add(MessageDigest digest, @Nullable Object part) {
		if (part instanceof Collection<?> items) {
			add(digest, items.size());
			items.forEach((item) -> add(digest, item));
			return;
		}
		var bytes = (part != null) ? part.toString().getBytes(StandardCharsets.UTF_8) : new byte[0];
		digest.update(((part != null) ? bytes.length + ":" : "-").getBytes(StandardCharsets.UTF_8));
		digest.update(bytes);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
