package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;

import se.stamkund.points.Explanation.Bonus;

/**
 * Adds the bonuses to what the lines earn. A bonus is shared by the goods it is about, by
 * their price; goods that cost nothing get none, so that what is returned for nothing
 * takes nothing.
 */
final class Bonuses {

	private final List<EarnedLine> lines;

	private final List<Ratio> perLine;

	private final List<Bonus> applied = new ArrayList<>();

	Bonuses(List<EarnedLine> lines, List<Modification> modifications) {
		this.lines = lines;
		this.perLine = new ArrayList<>(lines.stream().map(EarnedLine::points).toList());
		for (var modification : modifications) {
			if (modification instanceof Modification.Bonus bonus) {
				add(bonus);
			}
		}
	}

	private void add(Modification.Bonus bonus) {
		var weights = this.lines.stream()
			.map((line) -> bonus.match().matches(line.item().line()) ? line.base() : Ratio.ZERO)
			.toList();
		var sum = weights.stream().reduce(Ratio.ZERO, Ratio::plus);
		if (sum.isZero()) {
			return;
		}
		for (int i = 0; i < weights.size(); i++) {
			var share = Ratio.of(bonus.points().value()).times(weights.get(i)).dividedBy(sum);
			this.perLine.set(i, this.perLine.get(i).plus(share));
		}
		this.applied.add(new Bonus(bonus.source(), bonus.name(), bonus.points()));
	}

	List<EarnedLine> lines() {
		return this.lines;
	}

	/** What each line earns, exactly, with its share of the bonuses. */
	List<Ratio> perLine() {
		return this.perLine;
	}

	Ratio total() {
		return this.perLine.stream().reduce(Ratio.ZERO, Ratio::plus);
	}

	List<Bonus> applied() {
		return this.applied;
	}

}
