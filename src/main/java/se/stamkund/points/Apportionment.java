package se.stamkund.points;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a whole number by weights, by largest remainder: the shares add up. */
final class Apportionment {

	private Apportionment() {
	}

	/**
	 * Divides {@code total}; no share differs from its exact value by one or more.
	 * Between equal remainders the first weight wins.
	 * @param weights none negative; all zero only when there is nothing to divide
	 */
	static long[] divide(long total, List<Ratio> weights) {
		var shares = new long[weights.size()];
		if (total == 0) {
			return shares;
		}
		var sum = weights.stream().reduce(Ratio.ZERO, Ratio::plus);
		if (sum.isZero()) {
			throw nothingToDivideBy(total);
		}
		var unit = Ratio.of(total).dividedBy(sum);
		var remainders = new Ratio[shares.length];
		for (int i = 0; i < shares.length; i++) {
			var exact = unit.times(weights.get(i));
			shares[i] = exact.round(RoundingMode.FLOOR);
			remainders[i] = exact.minus(Ratio.of(shares[i]));
		}
		raise(shares, total, Comparator.comparing((Integer i) -> remainders[i]));
		return shares;
	}

	/** Divides money by money. */
	static long[] divide(long total, long[] weights) {
		var shares = new long[weights.length];
		if (total == 0) {
			return shares;
		}
		long sum = Arrays.stream(weights).reduce(0, Math::addExact);
		if (sum == 0) {
			throw nothingToDivideBy(total);
		}
		if (Math.multiplyHigh(total, sum) != 0 || total * sum < 0) {
			return divide(total, Arrays.stream(weights).mapToObj(Ratio::of).toList());
		}
		var remainders = new long[shares.length];
		for (int i = 0; i < shares.length; i++) {
			shares[i] = Math.floorDiv(total * weights[i], sum);
			remainders[i] = Math.floorMod(total * weights[i], sum);
		}
		raise(shares, total, Comparator.comparingLong((i) -> remainders[i]));
		return shares;
	}

	/** Gives what is left to the largest remainders, the first of equal ones. */
	private static void raise(long[] shares, long total, Comparator<Integer> byRemainder) {
		var left = total - Arrays.stream(shares).sum();
		if (left > 0) {
			IntStream.range(0, shares.length)
				.boxed()
				.sorted(byRemainder.reversed())
				.limit(left)
				.forEach((i) -> shares[i]++);
		}
	}

	private static IllegalArgumentException nothingToDivideBy(long total) {
		return new IllegalArgumentException("Nothing to divide " + total + " by");
	}

}
