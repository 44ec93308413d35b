package se.stamkund.ledger;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** Points go from one member to another, and back. */
public sealed interface TransferPosting extends Posting {

	/** Active points go to another member, lot by lot, and keep their dates. */
	record Transfer(MemberId member, MemberId to, Points points, Reference reference,
			Actor actor) implements TransferPosting {

		public Transfer {
			Postings.requirePositive(points);
			if (member.equals(to)) {
				throw new IllegalArgumentException("A transfer needs two members");
			}
		}

	}

	/** What is left of transferred points goes back into the lots it came from. */
	record UndoTransfer(MemberId member, MemberId to, Reference transfer, Reference reference,
			Actor actor) implements TransferPosting {
	}

}
