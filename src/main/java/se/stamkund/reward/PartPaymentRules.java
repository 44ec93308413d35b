package se.stamkund.reward;

/**
 * What a merchant decides about paying with points; what a point pays stands in the
 * settings of points.
 *
 * @param allowed whether points can pay for a part of an order
 * @param minimum the fewest points at a time
 * @param maximumPercent the largest share of an order they pay, 1 to 100
 * @param step only so many points at a time, or twice as many, and so on
 */
public record PartPaymentRules(boolean allowed, long minimum, int maximumPercent, long step) {

	public static final long MAX_MINIMUM = 10_000_000;

	public static final long MAX_STEP = 1_000_000;

	/** What holds until a merchant says otherwise: every point pays. */
	public static final PartPaymentRules ALL = new PartPaymentRules(true, 1, 100, 1);

}
