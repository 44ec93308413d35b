package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * A feature that follows what members' orders come to, to the letter and at once,
 * implements this. Called in the order's transaction, with a batch, when orders have been
 * paid, changed, joined, returned or cancelled and their points are posted. It can't
 * refuse.
 */
public interface OrderObserver {

	/**
	 * What these orders come to has changed. Must need a fixed number of statements,
	 * however many there are.
	 */
	void settled(ProgramId program, List<Settled> orders, Instant now);

	/**
	 * Whether it matters to it which of a member's orders comes first, so that those of
	 * one batch must be settled one after the other.
	 */
	default boolean takesTurns(ProgramId program) {
		return false;
	}

	/**
	 * An order of a member.
	 *
	 * @param label the store's number of it
	 */
	record Settled(UUID order, String label, MemberId member) {
	}

}
