package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.ledger.CreditPosting;
import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.ReturnPosting;
import se.stamkund.ledger.Start;
import se.stamkund.ledger.Uncollectable;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Says in the ledger's words what settings mean for the dates of points.
 *
 * @param expiryChange the latest change of how points expire that the settings know of
 * @param life of the part of the award it is about
 */
record AwardPostings(PointsSettings settings, int expiryChange, PointsCalendar calendar, PointsLife life) {

	AwardPostings(PointsSettingsView inForce, PointsCalendar calendar) {
		this(inForce.settings(), inForce.expiryChange(), calendar, PointsLife.AS_SET);
	}

	AwardPostings(TermsInForce counted, PointsCalendar calendar) {
		this(counted.terms().settings(), counted.expiryChange(), calendar, PointsLife.AS_SET);
	}

	/** For the part of an award that lives so. */
	AwardPostings of(PointsLife life) {
		return new AwardPostings(this.settings, this.expiryChange, this.calendar, life);
	}

	/** Points of a purchase. */
	CreditPosting.Credit earn(MemberId member, Points points, UUID purchase, Instant purchasedAt, Reference reason) {
		var usable = this.calendar.usableFrom(purchasedAt, pending());
		var start = (usable == null) ? Start.ON_EVENT
				: (pending() instanceof Pending.None) ? Start.AT_ONCE : Start.at(usable);
		var expiry = (usable == null) ? Expiry.NEVER : expiry(usable);
		return new CreditPosting.Credit(member, CreditPosting.CreditKind.EARNING, points, start, expiry,
				Award.reference(purchase), this.life.key(), reason, Actor.SYSTEM);
	}

	/** The event that the points of a purchase waited for. */
	CreditPosting.Activate activate(MemberId member, UUID purchase, Instant at) {
		return new CreditPosting.Activate(member, Award.reference(purchase), this.life.key(), new Start.At(at),
				expiry(at), Award.reference(purchase), Actor.SYSTEM);
	}

	ReturnPosting.TakeBack takeBack(MemberId member, Points points, UUID purchase, Reference reason) {
		return new ReturnPosting.TakeBack(member, points, Award.reference(purchase), this.life.key(), uncollectable(),
				reason, Actor.SYSTEM);
	}

	Uncollectable uncollectable() {
		return uncollectable(this.settings.refundPolicy());
	}

	static Uncollectable uncollectable(RefundPolicy policy) {
		return (policy == RefundPolicy.DEBT) ? Uncollectable.DEBT : Uncollectable.CLAMP;
	}

	Pending pending() {
		return this.settings.with(this.life).pending();
	}

	/** When points that can be used from an instant on expire. */
	Expiry expiry(Instant usableFrom) {
		var policy = this.settings.with(this.life).expiry();
		return Expiry.asOf(this.expiryChange, usableFrom, expiry(usableFrom, policy));
	}

	private Expiry expiry(Instant usableFrom, ExpiryPolicy policy) {
		if (policy instanceof ExpiryPolicy.Inactivity) {
			return Expiry.WHEN_IDLE;
		}
		var at = this.calendar.expiresAt(usableFrom, policy);
		return (at != null) ? Expiry.at(at) : Expiry.NEVER;
	}

}
