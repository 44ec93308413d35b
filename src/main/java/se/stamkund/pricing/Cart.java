package se.stamkund.pricing;

import java.util.List;

import se.stamkund.shared.Money;

/**
 * What somebody is about to buy.
 *
 * @param shipping with VAT, besides the lines
 */
public record Cart(List<CartLine> lines, Money shipping) {

	public Cart {
		lines = List.copyOf(lines);
	}

	/** What the goods cost after their lines' own discounts, before any offer. */
	public Money goods() {
		return this.lines.stream()
			.filter((line) -> line.kind() == CartLine.Kind.GOODS)
			.map(CartLine::price)
			.reduce(Money.ZERO, Money::plus);
	}

}
