package se.stamkund.tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What is to be booked of a member: every move since she was last looked at, each at its
 * time and with its reason. A pure function.
 *
 * @param names finds tiers that are no longer on the ladder, to name them
 */
record Bookkeeping(LadderView ladder, ZoneId zone, Function<UUID, @Nullable Tier> names, Instant now) {

	/** What becomes of a dossier. */
	Result book(Dossier dossier, Occasion occasion) {
		return new Clerk(dossier, occasion).book();
	}

	/** As it is to be booked. */
	record Result(Dossier dossier, Dossier.Booked booked, List<TierMove> moves) {

		boolean changes() {
			return !this.booked.equals(this.dossier.booked());
		}

	}

	private final class Clerk {

		private final Ladder rules = Bookkeeping.this.ladder.ladder();

		private final Dossier dossier;

		private final Occasion occasion;

		private final Course course;

		private final List<TierMove> moves = new ArrayList<>();

		private @Nullable UUID at;

		private int level;

		private Clerk(Dossier dossier, Occasion occasion) {
			this.dossier = dossier;
			this.occasion = occasion;
			this.course = dossier.course(this.rules, Bookkeeping.this.zone);
			var lowest = this.rules.lowest();
			var booked = dossier.booked();
			this.at = (booked.ladder() > 0) ? booked.tier() : (lowest != null) ? lowest.id() : null;
			this.level = this.rules.levelOf(this.at);
		}

		private Result book() {
			var now = latest();
			var due = (this.dossier.booked().ladder() == Bookkeeping.this.ladder.number())
					? this.dossier.booked().nextMove() : onNewLadder();
			while (due != null && !due.isAfter(now)) {
				passTo(due);
				due = next(due);
			}
			var standing = this.course.at(now);
			if (!isHere(standing)) {
				move(standing, cause(standing, now), now);
			}
			var booked = new Dossier.Booked(this.at, standing.since(), next(now), Bookkeeping.this.ladder.number());
			return new Result(this.dossier, booked, this.moves);
		}

		/** First what the ladder itself does, as of its time. */
		private @Nullable Instant onNewLadder() {
			var since = Bookkeeping.this.ladder.since();
			var standing = this.course.at(since);
			if (!isHere(standing)) {
				move(standing, Cause.LADDER, since);
			}
			return next(since);
		}

		/** A purchase may be dated a little ahead. */
		private Instant latest() {
			var facts = this.course.facts();
			var last = (facts.size() > 0) ? facts.at(facts.size() - 1) : Bookkeeping.this.now;
			return last.isAfter(Bookkeeping.this.now) ? last : Bookkeeping.this.now;
		}

		private @Nullable Instant next(Instant from) {
			var move = this.course.nextMove(from);
			return (move != null) ? move.at() : null;
		}

		private boolean isHere(Course.Standing standing) {
			var tier = this.rules.tier(standing.level());
			return (tier == null) ? this.at == null : tier.id().equals(this.at);
		}

		private void passTo(Instant due) {
			var standing = this.course.at(due);
			if (!isHere(standing)) {
				move(standing, timely(standing, due), due);
			}
		}

		private Cause timely(Course.Standing standing, Instant due) {
			if (this.dossier.placements().stream().anyMatch((placement) -> due.equals(placement.until()))) {
				return Cause.PLACEMENT_ENDED;
			}
			return (standing.cause() == Cause.PLACED) ? Cause.PLACED : Cause.REVIEW;
		}

		private Cause cause(Course.Standing standing, Instant now) {
			var cause = (standing.level() > this.level) ? this.occasion.up() : this.occasion.down();
			return (cause != null) ? cause : timely(standing, now);
		}

		private void move(Course.Standing standing, Cause cause, Instant at) {
			var to = this.rules.tier(standing.level());
			var from = (this.at != null) ? Bookkeeping.this.names.apply(this.at) : null;
			boolean onOrder = cause == Cause.EARNED || cause == Cause.RETURNED;
			this.moves.add(new TierMove(this.dossier.member(), this.at, from, to, standing.level() > this.level, cause,
					onOrder ? this.occasion.references().get(this.dossier.member()) : null, sums(standing, at),
					byPlacement(cause) ? this.occasion.placements().get(this.dossier.member()) : null,
					occurred(standing, cause, at)));
			this.level = standing.level();
			this.at = (to != null) ? to.id() : null;
		}

		private static boolean byPlacement(Cause cause) {
			return cause == Cause.PLACED || cause == Cause.MOVED_IN || cause == Cause.PLACEMENT_ENDED;
		}

		/**
		 * Who told late of a purchase moves her at its date, but never before a move she
		 * made since.
		 */
		private Instant occurred(Course.Standing standing, Cause cause, Instant at) {
			var since = standing.since();
			var before = this.dossier.booked().since();
			return (cause == Cause.EARNED && since != null && since.isBefore(at)
					&& (before == null || since.isAfter(before)) && this.moves.isEmpty()) ? since : at;
		}

		private Sums sums(Course.Standing standing, Instant at) {
			var earned = standing.earned();
			if (at.equals(earned.since()) || earned.level() == standing.level() && earned.cause() == Cause.EARNED) {
				return earned.sums();
			}
			var facts = this.course.facts();
			return facts.sum(facts.before(this.course.periods().windowStart(at)), facts.until(at));
		}

	}

}
