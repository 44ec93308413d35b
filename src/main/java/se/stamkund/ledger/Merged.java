package se.stamkund.ledger;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * What went from one account to another when two members became one.
 *
 * @param id what the entries of the merge refer to
 */
record Merged(UUID id, MemberId from, Set<UUID> lots, Set<UUID> holds, Instant at, @Nullable Instant undoneAt) {

	Merged {
		lots = Set.copyOf(lots);
		holds = Set.copyOf(holds);
	}

	Merged undone(Instant when) {
		return new Merged(this.id, this.from, this.lots, this.holds, this.at, when);
	}

}
