package se.stamkund.member;

import java.time.Instant;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Two members turned out to be one. Published synchronously, in the merging transaction.
 *
 * @param from whose id from now on leads to {@code into}
 */
public record MembersMerged(ProgramId program, MemberId from, MemberId into, Actor actor, Instant at) {
}
