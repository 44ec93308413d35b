package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Points moved from one account to another.
 *
 * @param number counts the member's entries without gaps
 * @param transaction groups the entries of one posting
 * @param balance the member's active points after it
 * @param lot the one lot it concerns; null if several
 * @param reverses the entry it corrects
 */
public record Entry(UUID id, MemberId member, long number, UUID transaction, EntryKind kind, LedgerAccount from,
		LedgerAccount to, Points points, Points balance, @Nullable UUID lot, @Nullable UUID hold,
		@Nullable UUID reverses, Reference reference, Actor actor, Instant occurredAt) {

	/** What it did to the points the member can spend now: negative if they left. */
	public long change() {
		if (this.to == LedgerAccount.MEMBER_ACTIVE) {
			return this.points.value();
		}
		return (this.from == LedgerAccount.MEMBER_ACTIVE) ? -this.points.value() : 0;
	}

}
