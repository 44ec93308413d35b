package se.stamkund.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** Points come to a member, or become usable. */
public sealed interface CreditPosting extends Posting {

	/**
	 * A new lot. What the same award still owes is settled from it, and debts when it
	 * becomes active.
	 *
	 * @param award whose points these are: what {@link TakeBack} and {@link Activate}
	 * name; several lots may belong to one award
	 * @param expiry not looked at while the start is {@link Start#ON_EVENT}: activation
	 * tells it
	 * @param part of the award that lives alike, by a name of the caller's; empty if all
	 * of it does
	 * @param earnedAt when they were first earned, somewhere else; null if that is now
	 */
	record Credit(MemberId member, CreditKind kind, Points points, Start start, Expiry expiry, Reference award,
			String part, Reference reference, Actor actor, @Nullable Instant earnedAt) implements CreditPosting {

		public Credit {
			Postings.requirePositive(points);
		}

		public Credit(MemberId member, CreditKind kind, Points points, Start start, Expiry expiry, Reference award,
				Reference reference, Actor actor) {
			this(member, kind, points, start, expiry, award, "", reference, actor, null);
		}

		public Credit(MemberId member, CreditKind kind, Points points, Start start, Expiry expiry, Reference award,
				String part, Reference reference, Actor actor) {
			this(member, kind, points, start, expiry, award, part, reference, actor, null);
		}

		public Credit(MemberId member, CreditKind kind, Points points, Start start, Expiry expiry, Reference award,
				Reference reference, Actor actor, @Nullable Instant earnedAt) {
			this(member, kind, points, start, expiry, award, "", reference, actor, earnedAt);
		}

	}

	/**
	 * The event has happened that lots of the award await: they become active at the
	 * start given, at once if it has passed. Does nothing for lots that await none.
	 *
	 * @param part of the award; null for all of it
	 */
	record Activate(MemberId member, Reference award, @Nullable String part, Start.At start, Expiry expiry,
			Reference reference, Actor actor) implements CreditPosting {

		public Activate(MemberId member, Reference award, Start.At start, Expiry expiry, Reference reference,
				Actor actor) {
			this(member, award, null, start, expiry, reference, actor);
		}

	}

	/** Where credited points come from. */
	enum CreditKind {

		EARNING, OPENING, ADJUSTMENT

	}

}
