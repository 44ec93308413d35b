package se.stamkund.member;

import java.time.Instant;
import java.util.List;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * Members joined. Published synchronously, in the transaction that stores them, once per
 * batch, so that a listener needs a fixed number of statements.
 */
public record MembersEnrolled(ProgramId program, List<MemberEnrolled> members, Actor actor, Instant at) {
}
