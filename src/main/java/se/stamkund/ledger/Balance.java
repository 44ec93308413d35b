package se.stamkund.ledger;

import se.stamkund.shared.Points;

/**
 * A member's points.
 *
 * @param active spendable now
 * @param pending earned, spendable later
 * @param held set aside for a purchase under way
 * @param debt to be settled by what next becomes active; while there is any, nothing is
 * active
 * @param lifetime ever earned, less what was taken back; adjustments don't count
 */
public record Balance(Points active, Points pending, Points held, Points debt, Points lifetime) {

	public static final Balance NOTHING = new Balance(Points.ZERO, Points.ZERO, Points.ZERO, Points.ZERO, Points.ZERO);

}
