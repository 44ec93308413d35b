package se.stamkund.member;

import java.time.Instant;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * A member is being erased. Published synchronously, in the erasing transaction, after
 * every {@link se.stamkund.shared.MemberDataOwner} has erased what it holds; what is left
 * is an empty shell that entries still refer to.
 */
public record MemberErased(ProgramId program, MemberId member, Actor actor, Instant at) {
}
