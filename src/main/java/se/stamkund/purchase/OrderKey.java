package se.stamkund.purchase;

import java.util.UUID;
import java.util.regex.Pattern;

/** What a caller knows an order by. */
public sealed interface OrderKey {

	/** Our own id. */
	record ById(UUID id) implements OrderKey {

	}

	/** The number it has in the store with this code. */
	record ByStore(String store, String orderId) implements OrderKey {

	}

	/**
	 * Reads what REST calls {@code {id}}.
	 * @param text our id, or {@code ext:{store}:{order_id}}
	 * @throws IllegalArgumentException if it is neither
	 */
	static OrderKey parse(String text) {
		var external = OrderKeySyntax.EXTERNAL.matcher(text);
		if (external.matches()) {
			return new ByStore(external.group(1), external.group(2));
		}
		if (OrderKeySyntax.ID.matcher(text).matches()) {
			return new ById(UUID.fromString(text));
		}
		throw new IllegalArgumentException("An order is named by our id or by ext:{store}:{order_id}");
	}

}

final class OrderKeySyntax {

	static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	static final Pattern EXTERNAL = Pattern.compile("ext:([^:\\s]{1,64}):([^\\p{Cntrl}]{1,100})");

	private OrderKeySyntax() {
	}

}
