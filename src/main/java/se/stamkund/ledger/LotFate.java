package se.stamkund.ledger;

import java.util.UUID;

import se.stamkund.shared.MemberId;

/**
 * What has become of points that came together.
 *
 * @param award whose points they are, and which part of it
 * @param brought how many came and have not been taken back
 * @param left how many of them can be used, now or once they are active
 * @param held how many are set aside for a purchase under way
 * @param given how many went to another member
 * @param expired how many are past their date, whether or not that is booked; not those
 * that have been taken back since
 */
public record LotFate(MemberId member, UUID award, String part, long brought, long left, long held, long given,
		long expired) {

	/**
	 * How many were spent. Less than nothing if other points were taken in the stead of
	 * spent ones that have returned; over all lots of a member it adds up.
	 */
	public long spent() {
		return this.brought - this.left - this.held - this.given - this.expired;
	}

}
