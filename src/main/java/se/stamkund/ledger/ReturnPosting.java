package se.stamkund.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** What was earned is taken back, or what was spent is given back. */
public sealed interface ReturnPosting extends Posting {

	/**
	 * Takes back points of an award: its pending, its active, then other active points in
	 * spend order; never held ones.
	 *
	 * @param points at most what the award, or the part of it, gave and has not been
	 * taken back yet
	 * @param part of the award, whose lots come before those of its other parts; null for
	 * all of it
	 */
	record TakeBack(MemberId member, Points points, Reference award, @Nullable String part, Uncollectable uncollectable,
			Reference reference, Actor actor) implements ReturnPosting {

		public TakeBack {
			Postings.requirePositive(points);
		}

		public TakeBack(MemberId member, Points points, Reference award, Uncollectable uncollectable,
				Reference reference, Actor actor) {
			this(member, points, award, null, uncollectable, reference, actor);
		}

		/** The same, with another fate of what is spent already. */
		public TakeBack with(Uncollectable other) {
			return new TakeBack(this.member, this.points, this.award, this.part, other, this.reference, this.actor);
		}

	}

	/**
	 * Spent points return into their lots, in proportion to what is still gone from each,
	 * and at their dates; there they first settle what the lot owes.
	 *
	 * @param points how many; null for all that have not returned yet
	 * @param spent the reference they were spent for
	 * @param graceUntil the new date of lots that have expired meanwhile; null if they
	 * expire at once
	 */
	record GiveBack(MemberId member, @Nullable Points points, Reference spent, @Nullable Instant graceUntil,
			Reference reference, Actor actor) implements ReturnPosting {

		public GiveBack {
			if (points != null) {
				Postings.requirePositive(points);
			}
		}

	}

	/**
	 * Undoes within 24 hours what was credited or spent for a reference, as far as it has
	 * not been taken or given back already.
	 */
	record Undo(MemberId member, Reference undone, Uncollectable uncollectable, Reference reference,
			Actor actor) implements ReturnPosting {
	}

}
