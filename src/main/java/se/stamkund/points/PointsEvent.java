package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.EntryKind;
import se.stamkund.ledger.Reference;
import se.stamkund.shared.Points;

/**
 * Something that happened to a member's points, as staff see it.
 *
 * @param number of its first entry; where the next page begins
 * @param change what it did to all her points, usable or not
 * @param pending whether they can't be used yet, at the time
 * @param balance what she could use after it
 * @param order the order it is about, as people call it
 * @param why why an order gave what it gave
 * @param returned why a return took what it took
 * @param adjustment what was adjusted by hand
 * @param gift who else was given the points, or gave them
 */
public record PointsEvent(long number, Instant at, EntryKind kind, long change, boolean pending, Points balance,
		Reference reference, @Nullable String order, @Nullable UUID store, @Nullable Explanation why,
		@Nullable ReturnWhy returned, @Nullable AdjustmentView adjustment, @Nullable GiftTold gift) {

	/** Which events to look at. */
	public enum Filter {

		ALL, EARNED, USED, RETURNS;

		boolean has(EntryKind kind) {
			return switch (kind) {
				case EARNING, OPENING -> this == ALL || this == EARNED;
				case ADJUSTMENT, TRANSFER -> this == ALL || this == EARNED || this == USED;
				case SPENDING, CAPTURE -> this == ALL || this == USED;
				case TAKE_BACK, GIVE_BACK -> this == ALL || this == RETURNS;
				case ACTIVATION, EXPIRY, HOLD, RELEASE, SETTLEMENT -> this == ALL;
			};
		}

	}

}
