package se.stamkund.ledger;

import java.time.Instant;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Something to be done to a member's points, posted by {@link Ledger#post}.
 */
public sealed interface Posting
		permits CreditPosting, SpendPosting, HoldPosting, ReturnPosting, TransferPosting, MergePosting, Forfeit {

	MemberId member();

	/** What it is done for; the entries carry it. */
	Reference reference();

	Actor actor();

	/** Points earned for what {@code reference} names, which is also the award. */
	static CreditPosting.Credit earn(MemberId member, Points points, Start start, Expiry expiry, Reference award,
			Actor actor) {
		return new CreditPosting.Credit(member, CreditPosting.CreditKind.EARNING, points, start, expiry, award, award,
				actor);
	}

	/** Points given by staff, spendable at once. */
	static CreditPosting.Credit adjustUp(MemberId member, Points points, Expiry expiry, Reference reference,
			Actor actor) {
		return new CreditPosting.Credit(member, CreditPosting.CreditKind.ADJUSTMENT, points, Start.AT_ONCE, expiry,
				reference, reference, actor);
	}

	/**
	 * Points brought from elsewhere, as an opening balance: they keep their dates.
	 * @param award names these points when they are taken back
	 */
	static CreditPosting.Credit open(MemberId member, Points points, Instant earnedAt, Start start, Expiry expiry,
			Reference award, Reference reference, Actor actor) {
		return new CreditPosting.Credit(member, CreditPosting.CreditKind.OPENING, points, start, expiry, award,
				reference, actor, earnedAt);
	}

	/** Points spent for something. */
	static SpendPosting.Spend spend(MemberId member, Points points, Reference reference, Actor actor) {
		return new SpendPosting.Spend(member, points, SpendPosting.SpendKind.SPENDING, Shortfall.REFUSE, reference,
				actor);
	}

	/** Points taken by staff; never more than are active. */
	static SpendPosting.Spend adjustDown(MemberId member, Points points, Reference reference, Actor actor) {
		return new SpendPosting.Spend(member, points, SpendPosting.SpendKind.ADJUSTMENT, Shortfall.REFUSE, reference,
				actor);
	}

}
