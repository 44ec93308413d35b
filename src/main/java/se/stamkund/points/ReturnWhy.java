package se.stamkund.points;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * Why a return took the points it took.
 *
 * @param amount what was given back
 * @param ofAmount what the purchase cost, besides points
 * @param points what that claimed
 * @param ofPoints what the purchase had given
 * @param uncollected the part that was already used, and may be kept
 */
public record ReturnWhy(String label, Money amount, Money ofAmount, Points points, Points ofPoints,
		Points uncollected) {
}
