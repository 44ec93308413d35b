package se.stamkund.ledger;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;

/**
 * She leaves for good: her holds are released, and all she has, pending points too,
 * expires now. The outcome tells how much that was.
 */
public record Forfeit(MemberId member, Reference reference, Actor actor) implements Posting {
}
