package se.stamkund.tier;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A member's purchases in the order of their dates, ready to be summed. */
final class Facts {

	static final Facts NONE = new Facts(List.of());

	private final Instant[] times;

	/** At each place the sum of all before it. */
	private final long[] points;

	private final long[] money;

	private final long[] orders;

	Facts(Collection<Fact> facts) {
		var sorted = facts.stream().sorted(Comparator.comparing(Fact::at)).toArray(Fact[]::new);
		this.times = new Instant[sorted.length];
		this.points = new long[sorted.length + 1];
		this.money = new long[sorted.length + 1];
		this.orders = new long[sorted.length + 1];
		for (int i = 0; i < sorted.length; i++) {
			this.times[i] = sorted[i].at();
			this.points[i + 1] = Math.addExact(this.points[i], sorted[i].points());
			this.money[i + 1] = Math.addExact(this.money[i], sorted[i].money());
			this.orders[i + 1] = this.orders[i] + sorted[i].orders();
		}
	}

	int size() {
		return this.times.length;
	}

	Instant at(int index) {
		return this.times[index];
	}

	/** How many there are before an instant. */
	int before(Instant instant) {
		int found = Arrays.binarySearch(this.times, instant);
		if (found < 0) {
			return -found - 1;
		}
		while (found > 0 && this.times[found - 1].equals(instant)) {
			found--;
		}
		return found;
	}

	/** How many there are until an instant, and at it. */
	int until(Instant instant) {
		int index = before(instant);
		while (index < this.times.length && this.times[index].equals(instant)) {
			index++;
		}
		return index;
	}

	/** The sum of those from one place until before another. */
	Sums sum(int from, int to) {
		if (from >= to) {
			return Sums.NOTHING;
		}
		return new Sums(this.points[to] - this.points[from], this.money[to] - this.money[from],
				this.orders[to] - this.orders[from]);
	}

}
