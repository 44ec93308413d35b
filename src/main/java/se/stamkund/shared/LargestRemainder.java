package se.stamkund.shared;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides a whole number by whole weights, by largest remainder (Hamilton's method): the
 * shares add up, and none differs from its exact value by one or more.
 */
public final class LargestRemainder {

	private LargestRemainder() {
	}

	/**
	 * Divides {@code total}; between equal remainders the first weight wins.
	 * @param weights none negative; all zero only when there is nothing to divide
	 * @throws IllegalArgumentException if there is nothing to divide it by
	 */
	public static long[] divide(long total, long[] weights) {
		var shares = new long[weights.length];
		if (total == 0) {
			return shares;
		}
		var sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
		if (sum.signum() == 0) {
			throw new IllegalArgumentException("Nothing to divide " + total + " by");
		}
		var remainders = new BigInteger[weights.length];
		for (int i = 0; i < weights.length; i++) {
			var parts = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
			shares[i] = parts[0].longValueExact();
			remainders[i] = parts[1];
		}
		IntStream.range(0, weights.length)
			.boxed()
			.sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
			.limit(total - Arrays.stream(shares).sum())
			.forEach((i) -> shares[i]++);
		return shares;
	}

}
