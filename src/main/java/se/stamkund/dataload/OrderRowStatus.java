package se.stamkund.dataload;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import se.stamkund.purchase.OrderStatus;
import se.stamkund.shared.BusinessRuleException;

/** What other systems call an order's status. */
final class OrderRowStatus {

	private static final Map<String, OrderStatus> WORDS = Map.ofEntries(Map.entry("created", OrderStatus.CREATED),
			Map.entry("pending", OrderStatus.CREATED), Map.entry("onhold", OrderStatus.CREATED),
			Map.entry("unpaid", OrderStatus.CREATED), Map.entry("authorized", OrderStatus.CREATED),
			Map.entry("pendingpayment", OrderStatus.CREATED), Map.entry("obetald", OrderStatus.CREATED),
			Map.entry("paid", OrderStatus.PAID), Map.entry("processing", OrderStatus.PAID),
			Map.entry("partiallypaid", OrderStatus.PAID), Map.entry("partiallyrefunded", OrderStatus.PAID),
			Map.entry("betald", OrderStatus.PAID), Map.entry("completed", OrderStatus.DELIVERED),
			Map.entry("delivered", OrderStatus.DELIVERED), Map.entry("fulfilled", OrderStatus.DELIVERED),
			Map.entry("shipped", OrderStatus.DELIVERED), Map.entry("levererad", OrderStatus.DELIVERED),
			Map.entry("cancelled", OrderStatus.CANCELLED), Map.entry("canceled", OrderStatus.CANCELLED),
			Map.entry("voided", OrderStatus.CANCELLED), Map.entry("failed", OrderStatus.CANCELLED),
			Map.entry("refunded", OrderStatus.CANCELLED), Map.entry("expired", OrderStatus.CANCELLED),
			Map.entry("makulerad", OrderStatus.CANCELLED), Map.entry("avbruten", OrderStatus.CANCELLED));

	private OrderRowStatus() {
	}

	/** Paid, if nothing is said. */
	static OrderStatus read(@Nullable String text) {
		if (text == null) {
			return OrderStatus.PAID;
		}
		var plain = HeaderWords.plain(text).replaceFirst("^wc", "");
		var status = WORDS.get(plain.toLowerCase(Locale.ROOT));
		if (status == null) {
			throw new BusinessRuleException("import_status", "There is no status " + Values.shortened(text),
					Values.shortened(text));
		}
		return status;
	}

}
