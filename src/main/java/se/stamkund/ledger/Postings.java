package se.stamkund.ledger;

import se.stamkund.shared.Points;

/** What every kind of posting must keep to. */
final class Postings {

	private Postings() {
	}

	static void requirePositive(Points points) {
		if (points.isZero()) {
			throw new IllegalArgumentException("Nothing to post: 0 points");
		}
	}

}
