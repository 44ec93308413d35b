package se.stamkund.pricing;

import java.util.List;

import se.stamkund.shared.Money;

/**
 * What is taken off a cart.
 *
 * @param lines in the cart's order, each of its lines
 * @param offers in the caller's order, each of the offers
 */
public record Priced(List<PricedLine> lines, Money shippingDiscount, List<PricedOffer> offers) {

	public Priced {
		lines = List.copyOf(lines);
		offers = List.copyOf(offers);
	}

	/** What offers take off lines and shipping. */
	public Money discount() {
		return this.lines.stream().map(PricedLine::discount).reduce(this.shippingDiscount, Money::plus);
	}

}
