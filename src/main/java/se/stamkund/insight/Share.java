package se.stamkund.insight;

/**
 * A share of a whole with its uncertainty: {@code hits} of {@code n}, and the 95 % Wilson
 * score interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which holds for small n
 * too.
 *
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Share(long hits, long n, double low, double high) {

	private static final double Z = 1.959964;

	/** The share; {@code n} = 0 says nothing, and its interval is everything. */
	public static Share of(long hits, long n) {
		if (n == 0) {
			return new Share(0, 0, 0, 1);
		}
		double p = (double) hits / n;
		double z2 = Z * Z;
		double center = (p + z2 / (2 * n)) / (1 + z2 / n);
		double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
		return new Share(hits, n, Math.max(0, center - half), Math.min(1, center + half));
	}

	public boolean isKnown() {
		return this.n > 0;
	}

	public double value() {
		return (this.n > 0) ? (double) this.hits / this.n : 0;
	}

	/** The share in whole percent. */
	public long percent() {
		return Math.round(value() * 100);
	}

}
