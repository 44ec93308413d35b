package se.stamkund.member;

import java.time.Instant;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * A merge was undone. Published synchronously, in the transaction that does it.
 *
 * @param from who is a member of her own again
 */
public record MembersUnmerged(ProgramId program, MemberId from, MemberId into, Actor actor, Instant at) {
}
