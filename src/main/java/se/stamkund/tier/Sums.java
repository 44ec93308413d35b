package se.stamkund.tier;

/**
 * What purchases of a window add up to.
 *
 * @param money in the currency's minor unit
 */
public record Sums(long points, long money, long orders) {

	public static final Sums NOTHING = new Sums(0, 0, 0);

	/** The sum of one measure. */
	public long of(Measure measure) {
		return switch (measure) {
			case POINTS -> this.points;
			case MONEY -> this.money;
			case ORDERS -> this.orders;
		};
	}

}
