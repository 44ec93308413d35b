package se.stamkund.points;

/**
 * Whether and how much members can give each other.
 *
 * @param allowed whether points can be transferred at all
 * @param byMembers whether members may do so themselves
 * @param perTransfer the most points of one transfer
 * @param perDay the most points a member gives away in a day
 */
public record TransferRules(boolean allowed, boolean byMembers, long perTransfer, long perDay) {

	/** The most a merchant can say. */
	public static final long MAX = 10_000_000;

	/** What holds until a merchant says otherwise. */
	public static final TransferRules NONE = new TransferRules(false, false, 1_000, 2_000);

}
