package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.ledger.Uncollectable;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** Says in the ledger's words what settings mean for the dates of points. */
record AwardPostings(PointsSettings settings, PointsCalendar calendar) {

	/** Points of a purchase. */
	Posting.Credit earn(MemberId member, Points points, UUID purchase, Instant purchasedAt, Reference reason) {
		var usable = this.calendar.usableFrom(purchasedAt, this.settings.pending());
		var start = (usable == null) ? Start.ON_EVENT
				: (this.settings.pending() instanceof Pending.None) ? Start.AT_ONCE : Start.at(usable);
		var expiry = (usable == null) ? Expiry.NEVER : expiry(usable);
		return new Posting.Credit(member, Posting.CreditKind.EARNING, points, start, expiry, Award.reference(purchase),
				reason, Actor.SYSTEM);
	}

	/** The event that the points of a purchase waited for. */
	Posting.Activate activate(MemberId member, UUID purchase, Instant at) {
		return new Posting.Activate(member, Award.reference(purchase), new Start.At(at), expiry(at),
				Award.reference(purchase), Actor.SYSTEM);
	}

	Posting.TakeBack takeBack(MemberId member, Points points, UUID purchase, Reference reason) {
		return new Posting.TakeBack(member, points, Award.reference(purchase), uncollectable(), reason, Actor.SYSTEM);
	}

	Uncollectable uncollectable() {
		return uncollectable(this.settings.refundPolicy());
	}

	static Uncollectable uncollectable(RefundPolicy policy) {
		return (policy == RefundPolicy.DEBT) ? Uncollectable.DEBT : Uncollectable.CLAMP;
	}

	/** When points that can be used from an instant on expire. */
	Expiry expiry(Instant usableFrom) {
		if (this.settings.expiry() instanceof ExpiryPolicy.Inactivity) {
			return Expiry.WHEN_IDLE;
		}
		var at = this.calendar.expiresAt(usableFrom, this.settings.expiry());
		return (at != null) ? Expiry.at(at) : Expiry.NEVER;
	}

}
