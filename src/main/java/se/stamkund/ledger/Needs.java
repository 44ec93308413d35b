package se.stamkund.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What must be read before postings can be applied, besides open lots and open holds.
 *
 * @param awards lots of these
 * @param spent spendings for these
 * @param holds these, even if closed
 * @param claims whose points are gone, because something is taken back
 */
record Needs(Set<UUID> awards, Set<UUID> spent, Set<UUID> holds, boolean claims) {

	static final Needs NOTHING = new Needs(Set.of(), Set.of(), Set.of(), false);

	static Needs of(Collection<? extends Posting> postings) {
		Set<UUID> awards = new HashSet<>();
		Set<UUID> spent = new HashSet<>();
		Set<UUID> holds = new HashSet<>();
		boolean claims = false;
		for (var posting : postings) {
			switch (posting) {
				case CreditPosting.Activate activate -> awards.add(activate.award().id());
				case ReturnPosting.TakeBack takeBack -> awards.add(takeBack.award().id());
				case TransferPosting.UndoTransfer undo -> awards.add(undo.transfer().id());
				case ReturnPosting.GiveBack giveBack -> spent.add(giveBack.spent().id());
				case ReturnPosting.Undo undo -> {
					awards.add(undo.undone().id());
					spent.add(undo.undone().id());
				}
				case HoldPosting.Extend extend -> holds.add(extend.hold());
				case HoldPosting.Capture capture -> holds.add(capture.hold());
				case HoldPosting.Release release -> holds.add(release.hold());
				default -> {
					// open lots will do
				}
			}
			claims |= posting instanceof ReturnPosting.TakeBack || posting instanceof ReturnPosting.Undo
					|| posting instanceof MergePosting.Merge || posting instanceof MergePosting.UndoMerge;
		}
		return new Needs(awards, spent, holds, claims);
	}

}
