package se.stamkund.checkout;

import java.util.List;

import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Points;

/**
 * A cart somebody wants to know the price of.
 *
 * @param goods what is in it, as an order that is called as the cart is
 * @param codes of vouchers and gift cards, as she wrote them
 * @param points how many she wants to use
 */
public record QuoteCart(RecordOrder goods, List<String> codes, Points points) {

	public QuoteCart {
		codes = List.copyOf(codes);
	}

	String id() {
		return this.goods.orderId();
	}

}
