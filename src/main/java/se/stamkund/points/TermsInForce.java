package se.stamkund.points;

import java.util.UUID;

/** The terms of an award, and the version of the settings they came from. */
record TermsInForce(UUID settingsId, EarningTerms terms) {
}
