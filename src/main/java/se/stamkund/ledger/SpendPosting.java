package se.stamkund.ledger;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** Points a member has leave for something. */
public sealed interface SpendPosting extends Posting {

	/** Active points leave: soonest-expiring first, undated last, then the oldest. */
	record Spend(MemberId member, Points points, SpendKind kind, Shortfall shortfall, Reference reference,
			Actor actor) implements SpendPosting {

		public Spend {
			Postings.requirePositive(points);
		}

	}

	/** What active points leave for. */
	enum SpendKind {

		SPENDING, ADJUSTMENT

	}

}
