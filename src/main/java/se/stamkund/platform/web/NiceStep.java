package se.stamkund.platform.web;

/** The distance between the lines of a drawing's scale. */
public final class NiceStep {

	private NiceStep() {
	}

	/** 1, 2 or 5 times a power of ten, so that three to five lines reach the top. */
	public static long of(long largest) {
		long power = 1;
		while (power * 10 <= largest) {
			power *= 10;
		}
		for (long step : new long[] { power / 5, power / 2, power, 2 * power }) {
			if (step > 0 && largest <= 5 * step) {
				return step;
			}
		}
		return 5 * power;
	}

}
