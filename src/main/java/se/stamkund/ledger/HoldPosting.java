package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** Points are set aside for a purchase under way, and what becomes of them. */
public sealed interface HoldPosting extends Posting {

	/**
	 * Active points are set aside until the hold is captured, released or lapses.
	 *
	 * @param expiresAt at most 24 hours ahead
	 */
	record Hold(MemberId member, UUID hold, Points points, Instant expiresAt, Reference reference,
			Actor actor) implements HoldPosting {

		public Hold {
			Postings.requirePositive(points);
		}

	}

	/** Moves the end of an open hold; at most to 24 hours after it was placed. */
	record Extend(MemberId member, UUID hold, Instant expiresAt, Reference reference,
			Actor actor) implements HoldPosting {
	}

	/**
	 * Spends held points, and releases what is left of the hold.
	 *
	 * @param shortfall with {@code TAKE_AVAILABLE}, what the hold doesn't give (it
	 * lapsed, or was smaller) is taken from active points as far as they go
	 */
	record Capture(MemberId member, UUID hold, Points points, Shortfall shortfall, Reference reference,
			Actor actor) implements HoldPosting {

		public Capture {
			Postings.requirePositive(points);
		}

	}

	/** Lets go of an open hold; points past their date expire at once. */
	record Release(MemberId member, UUID hold, Reference reference, Actor actor) implements HoldPosting {
	}

}
