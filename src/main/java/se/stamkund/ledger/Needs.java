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
				case Posting.Activate activate -> awards.add(activate.award().id());
				case Posting.TakeBack takeBack -> awards.add(takeBack.award().id());
				case Posting.UndoTransfer undo -> awards.add(undo.transfer().id());
				case Posting.GiveBack giveBack -> spent.add(giveBack.spent().id());
				case Posting.Undo undo -> {
					awards.add(undo.undone().id());
					spent.add(undo.undone().id());
				}
				case Posting.Extend extend -> holds.add(extend.hold());
				case Posting.Capture capture -> holds.add(capture.hold());
				case Posting.Release release -> holds.add(release.hold());
				default -> {
					// open lots will do
				}
			}
			claims |= posting instanceof Posting.TakeBack || posting instanceof Posting.Undo
					|| posting instanceof Posting.Merge || posting instanceof Posting.UndoMerge;
		}
		return new Needs(awards, spent, holds, claims);
	}

}
