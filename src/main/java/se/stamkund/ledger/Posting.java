package se.stamkund.ledger;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Something to be done to a member's points, posted by {@link Ledger#post}.
 */
public sealed interface Posting {

	MemberId member();

	/** What it is done for; the entries carry it. */
	Reference reference();

	Actor actor();

	/** Points earned for what {@code reference} names, which is also the award. */
	static Credit earn(MemberId member, Points points, Start start, Expiry expiry, Reference award, Actor actor) {
		return new Credit(member, CreditKind.EARNING, points, start, expiry, award, award, actor);
	}

	/** Points given by staff, spendable at once. */
	static Credit adjustUp(MemberId member, Points points, Expiry expiry, Reference reference, Actor actor) {
		return new Credit(member, CreditKind.ADJUSTMENT, points, Start.AT_ONCE, expiry, reference, reference, actor);
	}

	/**
	 * Points brought from elsewhere, as an opening balance: they keep their dates.
	 * @param award names these points when they are taken back
	 */
	static Credit open(MemberId member, Points points, Instant earnedAt, Start start, Expiry expiry, Reference award,
			Reference reference, Actor actor) {
		return new Credit(member, CreditKind.OPENING, points, start, expiry, award, reference, actor, earnedAt);
	}

	/** Points spent for something. */
	static Spend spend(MemberId member, Points points, Reference reference, Actor actor) {
		return new Spend(member, points, SpendKind.SPENDING, Shortfall.REFUSE, reference, actor);
	}

	/** Points taken by staff; never more than are active. */
	static Spend adjustDown(MemberId member, Points points, Reference reference, Actor actor) {
		return new Spend(member, points, SpendKind.ADJUSTMENT, Shortfall.REFUSE, reference, actor);
	}

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
			String part, Reference reference, Actor actor, @Nullable Instant earnedAt) implements Posting {

		public Credit {
			requirePositive(points);
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
			Reference reference, Actor actor) implements Posting {

		public Activate(MemberId member, Reference award, Start.At start, Expiry expiry, Reference reference,
				Actor actor) {
			this(member, award, null, start, expiry, reference, actor);
		}

	}

	/** Active points leave: soonest-expiring first, undated last, then the oldest. */
	record Spend(MemberId member, Points points, SpendKind kind, Shortfall shortfall, Reference reference,
			Actor actor) implements Posting {

		public Spend {
			requirePositive(points);
		}

	}

	/**
	 * Active points are set aside until the hold is captured, released or lapses.
	 *
	 * @param expiresAt at most 24 hours ahead
	 */
	record Hold(MemberId member, UUID hold, Points points, Instant expiresAt, Reference reference,
			Actor actor) implements Posting {

		public Hold {
			requirePositive(points);
		}

	}

	/** Moves the end of an open hold; at most to 24 hours after it was placed. */
	record Extend(MemberId member, UUID hold, Instant expiresAt, Reference reference, Actor actor) implements Posting {
	}

	/**
	 * Spends held points, and releases what is left of the hold.
	 *
	 * @param shortfall with {@code TAKE_AVAILABLE}, what the hold doesn't give (it
	 * lapsed, or was smaller) is taken from active points as far as they go
	 */
	record Capture(MemberId member, UUID hold, Points points, Shortfall shortfall, Reference reference,
			Actor actor) implements Posting {

		public Capture {
			requirePositive(points);
		}

	}

	/** Lets go of an open hold; points past their date expire at once. */
	record Release(MemberId member, UUID hold, Reference reference, Actor actor) implements Posting {
	}

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
			Reference reference, Actor actor) implements Posting {

		public TakeBack {
			requirePositive(points);
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
			Reference reference, Actor actor) implements Posting {

		public GiveBack {
			if (points != null) {
				requirePositive(points);
			}
		}

	}

	/**
	 * Undoes within 24 hours what was credited or spent for a reference, as far as it has
	 * not been taken or given back already.
	 */
	record Undo(MemberId member, Reference undone, Uncollectable uncollectable, Reference reference,
			Actor actor) implements Posting {
	}

	/** Active points go to another member, lot by lot, and keep their dates. */
	record Transfer(MemberId member, MemberId to, Points points, Reference reference, Actor actor) implements Posting {

		public Transfer {
			requirePositive(points);
			if (member.equals(to)) {
				throw new IllegalArgumentException("A transfer needs two members");
			}
		}

	}

	/** What is left of transferred points goes back into the lots it came from. */
	record UndoTransfer(MemberId member, MemberId to, Reference transfer, Reference reference,
			Actor actor) implements Posting {
	}

	/**
	 * Two members are one: all lots and holds of the other become this one's, as they
	 * are, and whatever is posted to the other from now on is posted to her.
	 *
	 * @param reference names the merge
	 */
	record Merge(MemberId member, MemberId other, Reference reference, Actor actor) implements Posting {

		public Merge {
			if (member.equals(other)) {
				throw new IllegalArgumentException("A merge needs two members");
			}
		}

	}

	/**
	 * They were two after all, found out within 24 hours: the lots that came with the
	 * merge go back with what is left in them. What one side has paid for the other
	 * meanwhile returns to it. Spent points stay spent; if they are given back, then to
	 * the lots they came from.
	 *
	 * @param awards lots made since for these go too
	 * @param reference the merge's, so that its entries tell what was undone
	 */
	record UndoMerge(MemberId member, MemberId other, Reference merge, Set<UUID> awards, Uncollectable uncollectable,
			Reference reference, Actor actor) implements Posting {

		public UndoMerge {
			awards = Set.copyOf(awards);
		}

	}

	/**
	 * She leaves for good: her holds are released, and all she has, pending points too,
	 * expires now. The outcome tells how much that was.
	 */
	record Forfeit(MemberId member, Reference reference, Actor actor) implements Posting {
	}

	/** Where credited points come from. */
	enum CreditKind {

		EARNING, OPENING, ADJUSTMENT

	}

	/** What active points leave for. */
	enum SpendKind {

		SPENDING, ADJUSTMENT

	}

	private static void requirePositive(Points points) {
		if (points.isZero()) {
			throw new IllegalArgumentException("Nothing to post: 0 points");
		}
	}

}
