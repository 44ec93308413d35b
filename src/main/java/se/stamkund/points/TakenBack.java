package se.stamkund.points;

import java.util.UUID;

import se.stamkund.shared.Points;

/**
 * What a return, or a purchase that became smaller, cost the member.
 *
 * @param taken what left her account, or became a debt
 * @param uncollected what should have been taken but was already used
 */
public record TakenBack(UUID purchase, Points taken, Points uncollected) {
}
