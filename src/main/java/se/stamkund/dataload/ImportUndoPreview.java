package se.stamkund.dataload;

import java.util.List;

import se.stamkund.ledger.LotFate;
import se.stamkund.shared.MemberId;

/**
 * What taking an import back would mean.
 *
 * @param fate what has become of its points
 * @param spenders how many members have used of them
 * @param most those of them who used most
 * @param membersMade how many members it made
 * @param membersStaying how many of them have been active since, and stay
 * @param refundsStaying what it gave back of orders that were there before, and stays
 */
public record ImportUndoPreview(Fate fate, long spenders, List<Spender> most, long membersMade, long membersStaying,
		long refundsStaying) {

	/**
	 * What has become of points.
	 *
	 * @param points what was brought and has not been taken back
	 * @param spent what was spent of that
	 * @param transferred what was given to other members
	 * @param held what is set aside for a purchase under way
	 * @param expired what is past its date: there is nothing to take back of it
	 */
	public record Fate(long points, long spent, long transferred, long held, long expired) {

		static final Fate NOTHING = new Fate(0, 0, 0, 0, 0);

		static Fate of(LotFate lot) {
			return new Fate(lot.brought(), lot.spent(), lot.given(), lot.held(), lot.expired());
		}

		Fate plus(Fate other) {
			return new Fate(this.points + other.points, this.spent + other.spent, this.transferred + other.transferred,
					this.held + other.held, this.expired + other.expired);
		}

		/** Of a member: points that were taken in the stead of others even out. */
		Fate inAll() {
			return new Fate(this.points, Math.max(0, this.spent), this.transferred, this.held, this.expired);
		}

		/** What can't be taken back from where it was. */
		public long used() {
			return this.spent + this.transferred + this.held;
		}

		public boolean isUsed() {
			return used() > 0;
		}

		/** What undoing asks for. */
		public long due() {
			return Math.max(0, this.points - this.expired);
		}

	}

	/** A member who has used of what the import brought. */
	public record Spender(MemberId member, Fate fate) {
	}

}
