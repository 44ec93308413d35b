package se.stamkund.points;

import java.util.UUID;

/**
 * The terms of an award, and the version of the settings they came from.
 *
 * @param expiryChange the latest change of how points expire that they know of
 */
record TermsInForce(UUID settingsId, int expiryChange, EarningTerms terms) {
}
