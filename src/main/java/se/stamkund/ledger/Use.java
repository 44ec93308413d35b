package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Points of a lot, as an entry moves them.
 *
 * @param charged the lot whose award was taken back, when these points pay for it
 * @param root the lot whose points were gone, so that these had to be taken
 */
record Use(Lot lot, long points, @Nullable Lot charged, @Nullable Lot root) {

	Use(Lot lot, long points) {
		this(lot, points, null, null);
	}

	boolean isPlain() {
		return this.charged == null && this.root == null;
	}

	static long sum(List<Use> uses) {
		return uses.stream().mapToLong(Use::points).reduce(0, Math::addExact);
	}

	/** Takes from the lots, in their order, until there are enough or no more. */
	static List<Use> draw(Iterable<Lot> lots, ToLongFunction<Lot> available, long points) {
		var uses = new ArrayList<Use>();
		long left = points;
		for (var lot : lots) {
			long part = Math.min(left, available.applyAsLong(lot));
			if (part > 0) {
				uses.add(new Use(lot, part));
				left -= part;
			}
		}
		return uses;
	}

}
