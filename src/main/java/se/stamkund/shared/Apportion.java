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
		if (whole < 0 || Arrays.stream(weights).anyMatch((weight) -> weight < 0)) {
			throw new IllegalArgumentException("Nothing negative can be apportioned");
		}
		var sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
		var shares = new long[weights.length];
		if (sum.signum() == 0) {
			return shares;
		}
		var remainders = new BigInteger[weights.length];
		long left = whole;
		for (int i = 0; i < weights.length; i++) {
			var parts = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
			shares[i] = parts[0].longValueExact();
			remainders[i] = parts[1];
			left -= shares[i];
		}
		IntStream.range(0, weights.length)
			.boxed()
			.sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
			.limit(left)
			.forEach((i) -> shares[i]++);
		return shares;
	}

}
