package se.stamkund.tier;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to reach a tier, or to keep it.
 *
 * @param all whether every gap must be closed, or one is enough
 * @param by the last day on which that is enough; null if there is none
 */
public record Goal(Tier tier, boolean all, List<Gap> gaps, @Nullable LocalDate by) {

	public Goal {
		gaps = List.copyOf(gaps);
	}

	/** How much of the way is done, from 0 to below 100. */
	public int percent() {
		var shares = this.gaps.stream().mapToDouble(Gap::share);
		var share = this.all ? shares.min() : shares.max();
		return (int) Math.min(99, Math.floor(100 * share.orElse(0)));
	}

	/** The gaps that are still open. */
	public List<Gap> open() {
		return this.gaps.stream().filter((gap) -> gap.left() > 0).toList();
	}

}
