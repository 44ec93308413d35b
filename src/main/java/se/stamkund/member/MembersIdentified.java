package se.stamkund.member;

import java.time.Instant;
import java.util.List;

import se.stamkund.shared.ProgramId;

/**
 * Identities became trusted: an address was verified, or a secret key or the staff gave
 * it. Published synchronously, in the transaction that stores them, once per batch.
 */
public record MembersIdentified(ProgramId program, List<MemberIdentified> identities, Instant at) {
}
