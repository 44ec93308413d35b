package se.stamkund.points;

import java.math.RoundingMode;

/** How an award becomes whole points, once, at the very end. */
public enum Rounding {

	FLOOR(RoundingMode.FLOOR), HALF_UP(RoundingMode.HALF_UP), CEILING(RoundingMode.CEILING);

	private final RoundingMode mode;

	Rounding(RoundingMode mode) {
		this.mode = mode;
	}

	RoundingMode mode() {
		return this.mode;
	}

}
