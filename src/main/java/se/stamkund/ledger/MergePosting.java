package se.stamkund.ledger;

import java.util.Set;
import java.util.UUID;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;

/** Two members become one, and two again. */
public sealed interface MergePosting extends Posting {

	/**
	 * Two members are one: all lots and holds of the other become this one's, as they
	 * are, and whatever is posted to the other from now on is posted to her.
	 *
	 * @param reference names the merge
	 */
	record Merge(MemberId member, MemberId other, Reference reference, Actor actor) implements MergePosting {

		public Merge {
			if (member.equals(other)) {
				throw new IllegalArgumentException("A merge needs two members");
			}
		}

	}

	/**
	 * They were two after all, found out within 24 hours: the lots that came with the
	 * merge go back with what is left in them. What one side has paid for the other
	 * meanwhile returns to it. Spent points stay spent; if they are given back, then to
	 * the lots they came from.
	 *
	 * @param awards lots made since for these go too
	 * @param reference the merge's, so that its entries tell what was undone
	 */
	record UndoMerge(MemberId member, MemberId other, Reference merge, Set<UUID> awards, Uncollectable uncollectable,
			Reference reference, Actor actor) implements MergePosting {

		public UndoMerge {
			awards = Set.copyOf(awards);
		}

	}

}
