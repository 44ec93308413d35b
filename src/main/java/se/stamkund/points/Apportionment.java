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
		var sum = weights.stream().reduce(Ratio.ZERO, Ratio::plus);
		if (total == 0) {
			return shares;
		}
		if (sum.isZero()) {
			throw new IllegalArgumentException("Nothing to divide " + total + " by");
		}
		var unit = Ratio.of(total).dividedBy(sum);
		var exact = weights.stream().map(unit::times).toList();
		for (int i = 0; i < shares.length; i++) {
			shares[i] = exact.get(i).round(RoundingMode.FLOOR);
		}
		var left = total - Arrays.stream(shares).sum();
		IntStream.range(0, shares.length)
			.boxed()
			.sorted(Comparator.comparing((Integer i) -> Ratio.of(shares[i]).minus(exact.get(i))))
			.limit(left)
			.forEach((i) -> shares[i]++);
		return shares;
	}

	/** Divides money by money. */
	static long[] divide(long total, long[] weights) {
		return divide(total, Arrays.stream(weights).mapToObj(Ratio::of).toList());
	}

}
