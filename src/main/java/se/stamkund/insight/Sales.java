package se.stamkund.insight;

import se.stamkund.shared.Money;

/**
 * What was sold in a period: paid or delivered orders by the date they were placed, less
 * what was refunded of them. Cancelled and test orders don't count.
 *
 * @param members the part that members bought
 */
public record Sales(Money total, Money members, long orders, long memberOrders) {

	static final Sales NONE = new Sales(Money.ZERO, Money.ZERO, 0, 0);

	public Money others() {
		return this.total.minus(this.members);
	}

	/** How many of the orders members placed. */
	public Share memberShare() {
		return Share.of(this.memberOrders, this.orders);
	}

	/** How much of the money members spent; 0 when nothing was sold. */
	public double memberShareOfMoney() {
		return this.total.isPositive() ? (double) this.members.minor() / this.total.minor() : 0;
	}

	/** The change from an earlier period, as a share of it; 0 when there was none. */
	public double changeFrom(Sales earlier) {
		return earlier.total.isPositive()
				? (double) (this.total.minor() - earlier.total.minor()) / earlier.total.minor() : 0;
	}

}
