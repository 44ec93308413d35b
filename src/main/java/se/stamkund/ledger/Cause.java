package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;

/**
 * Why and when entries are booked.
 *
 * @param transaction groups them; null for what time itself makes
 */
record Cause(@Nullable UUID transaction, Reference reference, Actor actor, Instant at) {

	static Cause time(Reference reference, Instant at) {
		return new Cause(null, reference, Actor.SYSTEM, at);
	}

	UUID newId(MemberAccount account) {
		return (this.transaction != null) ? Ids.next() : EntryIds.due(account.member, account.entries + 1, this.at);
	}

}
