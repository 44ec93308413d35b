package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What lies ahead of a member.
 *
 * @param lastDay the last day she surely has her tier; null if time takes it from her
 * never
 * @param next what is left to the tier above; null at the top, or while she is held down
 * @param keep what is left to keep her tier beyond the last day; null if nothing can be
 * done for it yet
 */
public record Outlook(@Nullable LocalDate lastDay, @Nullable Goal next, @Nullable Goal keep) {

	static Outlook of(Course course, Instant now) {
		var standing = course.at(now);
		var move = course.nextMove(now);
		if (move == null || move.level() > standing.level()) {
			return new Outlook(null, next(course, standing, now), null);
		}
		return new Outlook(course.periods().lastDay(move.at()), next(course, standing, now),
				keep(course, standing, move, now));
	}

	private static @Nullable Goal next(Course course, Course.Standing standing, Instant now) {
		var tier = course.ladder().tier(standing.level() + 1);
		var placement = standing.placement();
		if (tier == null
				|| placement != null && placement.apply(standing.level() + 1, course.ladder()) <= standing.level()) {
			return null;
		}
		var facts = course.facts();
		int from = facts.before(course.periods().windowStart(now));
		int until = facts.until(now);
		var rolling = course.ladder().window() instanceof Window.Rolling;
		var by = !rolling ? course.periods().lastDayOf(now)
				: (from < until) ? course.periods().lastDayOf(facts.at(from)) : null;
		return goal(course.ladder(), tier, facts.sum(from, until), by);
	}

	private static @Nullable Goal keep(Course course, Course.Standing standing, Course.Move move, Instant now) {
		var tier = course.ladder().tier(standing.level());
		var ended = move.termEnd();
		if (tier == null || ended == null) {
			return null;
		}
		var start = course.periods().reviewStart(ended);
		if (start.isAfter(now)) {
			return null;
		}
		var facts = course.facts();
		return goal(course.ladder(), tier, facts.sum(facts.before(start), facts.until(now)),
				course.periods().lastDay(move.at()));
	}

	private static Goal goal(Ladder ladder, Tier tier, Sums sums, @Nullable LocalDate by) {
		List<Gap> gaps = tier.criteria()
			.asked()
			.entrySet()
			.stream()
			.map((asked) -> new Gap(asked.getKey(), sums.of(asked.getKey()), asked.getValue()))
			.toList();
		return new Goal(tier, ladder.all(), gaps, by);
	}

}
