package se.stamkund.shared;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides a whole into whole shares by largest remainder: the shares add up to the whole.
 */
public final class Apportion {

	private Apportion() {
	}

	/**
	 * Divides {@code whole} in proportion to {@code weights}; ties go to the first. When
	 * every weight is 0 there is nothing to divide by, and every share is 0.
	 * @throws IllegalArgumentException if the whole or a weight is negative
	 */
	public static long[] of(long whole, long... weights) {
		long largest = 0;
		for (long weight : weights) {
			if (weight < 0) {
				throw new IllegalArgumentException("Nothing negative can be apportioned");
			}
			largest = Math.max(largest, weight);
		}
		if (whole < 0) {
			throw new IllegalArgumentException("Nothing negative can be apportioned");
		}
		boolean small = Math.multiplyHigh(whole, Math.max(largest, 1)) == 0 && whole * Math.max(largest, 1) >= 0
				&& largest <= Long.MAX_VALUE / Math.max(weights.length, 1);
		return small ? small(whole, weights) : large(whole, weights);
	}

	/** When no product or sum overflows. */
	private static long[] small(long whole, long[] weights) {
		long sum = Arrays.stream(weights).sum();
		var shares = new long[weights.length];
		if (sum == 0) {
			return shares;
		}
		var remainders = new long[weights.length];
		long left = whole;
		for (int i = 0; i < weights.length; i++) {
			long product = whole * weights[i];
			shares[i] = product / sum;
			remainders[i] = product % sum;
			left -= shares[i];
		}
		if (left > 0) {
			raise(shares, left, (a, b) -> Long.compare(remainders[b], remainders[a]));
		}
		return shares;
	}

	private static long[] large(long whole, long[] weights) {
		var sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
		var shares = new long[weights.length];
		var remainders = new BigInteger[weights.length];
		long left = whole;
		for (int i = 0; i < weights.length; i++) {
			var parts = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
			shares[i] = parts[0].longValueExact();
			remainders[i] = parts[1];
			left -= shares[i];
		}
		raise(shares, left, (a, b) -> remainders[b].compareTo(remainders[a]));
		return shares;
	}

	/** Gives one more to so many shares, those with the largest remainders first. */
	private static void raise(long[] shares, long left, Comparator<Integer> largestFirst) {
		IntStream.range(0, shares.length).boxed().sorted(largestFirst).limit(left).forEach((i) -> shares[i]++);
	}

}
