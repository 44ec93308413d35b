package se.stamkund.tier;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a member stands at any instant, from what she bought, on a ladder: a pure
 * function, the same for live traffic, quote, preview and review. What came back counts
 * as never bought, and a changed ladder as if it always had been so.
 */
final class Course {

	private final Ladder ladder;

	private final Periods periods;

	private final Facts facts;

	private final List<Placement> placements;

	Course(Ladder ladder, Periods periods, Facts facts, List<Placement> placements) {
		this.ladder = ladder;
		this.periods = periods;
		this.facts = facts;
		this.placements = placements;
	}

	/** As it is at an instant, with what was bought then. */
	Standing at(Instant instant) {
		return standing(earned(instant, this.facts.until(instant)), instant);
	}

	/** As it is for a purchase made at an instant, which must not count for itself. */
	Standing before(Instant instant) {
		return standing(earned(instant, this.facts.before(instant)), instant);
	}

	/**
	 * When she moves next if she buys nothing more; null if never. Before that, nothing
	 * that time brings makes a difference.
	 */
	@Nullable Move nextMove(Instant from) {
		var now = at(from);
		var earned = now.earned();
		var at = from;
		while (true) {
			var ended = earned.termEnd();
			var review = review(earned);
			var ends = placementEndAfter(at);
			if (review != null && (ends == null || !ends.isBefore(review))) {
				var reviewed = reviewed(earned, review, this.facts.until(from));
				if (reviewed.level() == earned.level() && isEmptySince(earned, from) && ends == null) {
					return null;
				}
				earned = reviewed;
				at = review;
			}
			else if (ends != null) {
				ended = null;
				at = ends;
			}
			else {
				return null;
			}
			int level = effective(earned.level(), at);
			if (level != now.level()) {
				return new Move(at, level, ended);
			}
		}
	}

	/** When the term is looked at that she is in; null if she is in none. */
	private @Nullable Instant review(Earned earned) {
		return (earned.termEnd() != null) ? this.periods.plusDays(earned.termEnd(), this.ladder.graceDays()) : null;
	}

	/**
	 * Whether the term that ends next has nothing in it: later ones have nothing either.
	 */
	private boolean isEmptySince(Earned earned, Instant from) {
		var end = earned.termEnd();
		return end != null && this.facts.before(this.periods.reviewStart(end)) >= this.facts.until(from);
	}

	private Earned earned(Instant instant, int count) {
		var state = new Earned(this.ladder.base(), null, null, Cause.START, Sums.NOTHING);
		int next = 0;
		while (true) {
			var review = review(state);
			if (review != null && !review.isAfter(instant) && (next == count || !review.isAfter(this.facts.at(next)))) {
				state = reviewed(state, review, count);
			}
			else if (next < count) {
				state = bought(state, next++);
			}
			else {
				return state;
			}
		}
	}

	private Earned bought(Earned state, int index) {
		if (state.level() == this.ladder.tiers().size() - 1) {
			return state;
		}
		var at = this.facts.at(index);
		int from = this.facts.before(this.periods.windowStart(at));
		var sums = this.facts.sum(from, index + 1);
		int level = this.ladder.level(sums);
		return (level > state.level()) ? new Earned(level, this.periods.termEnd(at), at, Cause.EARNED, sums) : state;
	}

	/** What a term's end makes of a tier: never more than it was. */
	private Earned reviewed(Earned state, Instant review, int count) {
		var end = Objects.requireNonNull(state.termEnd());
		int from = this.facts.before(this.periods.reviewStart(end));
		var sums = this.facts.sum(from, Math.min(this.facts.before(review), count));
		int level = Math.max(Math.min(this.ladder.level(sums), state.level()), this.ladder.floor(state.level()));
		var next = (level > this.ladder.base()) ? this.periods.nextTermEnd(end) : null;
		return (level == state.level()) ? new Earned(level, next, state.since(), state.cause(), state.sums())
				: new Earned(level, next, review, Cause.REVIEW, sums);
	}

	private Standing standing(Earned earned, Instant at) {
		int level = effective(earned.level(), at);
		var placement = placementAt(at);
		boolean placed = placement != null && this.ladder.levelOf(placement.tier()) == level
				&& (level != earned.level() || earned.cause() == Cause.START);
		return new Standing(level, placed && placement != null ? placement.from() : earned.since(),
				placed ? Cause.PLACED : earned.cause(), earned, placement);
	}

	private int effective(int level, Instant at) {
		var placement = placementAt(at);
		return (placement != null) ? placement.apply(level, this.ladder) : level;
	}

	/** The latest that holds. */
	private @Nullable Placement placementAt(Instant at) {
		return this.placements.stream()
			.filter((placement) -> placement.holdsAt(at))
			.reduce((first, second) -> second.from().isBefore(first.from()) ? first : second)
			.orElse(null);
	}

	private @Nullable Instant placementEndAfter(Instant at) {
		Instant first = null;
		for (var placement : this.placements) {
			var until = placement.until();
			if (until != null && until.isAfter(at) && (first == null || until.isBefore(first))) {
				first = until;
			}
		}
		return first;
	}

	Ladder ladder() {
		return this.ladder;
	}

	Periods periods() {
		return this.periods;
	}

	Facts facts() {
		return this.facts;
	}

	/**
	 * What she earned, whatever staff decided.
	 *
	 * @param termEnd when her term ends; null while she is where everybody is
	 * @param since when she came there; null if she always was there
	 * @param sums what decided it
	 */
	record Earned(int level, @Nullable Instant termEnd, @Nullable Instant since, Cause cause, Sums sums) {
	}

	/**
	 * A move that time alone will bring.
	 *
	 * @param termEnd of the term that is looked at then; null if a placement ends
	 */
	record Move(Instant at, int level, @Nullable Instant termEnd) {
	}

	/** Where she stands. */
	record Standing(int level, @Nullable Instant since, Cause cause, Earned earned, @Nullable Placement placement) {
	}

}
