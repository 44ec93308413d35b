package se.stamkund.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import se.stamkund.shared.Points;

/**
 * What an order and its refunds did to the customer's points.
 *
 * @param awarded for it
 * @param taken what refunds have taken of those
 * @param used to pay part of it
 * @param givenBack what refunds have given back of those
 */
@Embeddable
record OrderTally(@Column(name = "points") Points awarded, @Column(name = "points_taken") Points taken,
		@Column(name = "points_used") Points used, @Column(name = "points_given_back") Points givenBack) {

	static final OrderTally NOTHING = new OrderTally(Points.ZERO, Points.ZERO, Points.ZERO, Points.ZERO);

	OrderTally award(Points points) {
		return new OrderTally(points, this.taken, this.used, this.givenBack);
	}

	/** Rated anew, so that its refunds claim so many points more, or fewer. */
	OrderTally rerate(Points points, long claimed) {
		return new OrderTally(points, Points.of(Math.max(0, this.taken.value() + claimed)).min(points), this.used,
				this.givenBack);
	}

	OrderTally use(Points more) {
		return new OrderTally(this.awarded, this.taken, this.used.plus(more), this.givenBack);
	}

	/** A refund took some and gave some back. */
	OrderTally settle(Points taken, Points givenBack) {
		return new OrderTally(this.awarded, this.taken.plus(taken).min(this.awarded), this.used,
				this.givenBack.plus(givenBack).min(this.used));
	}

}
