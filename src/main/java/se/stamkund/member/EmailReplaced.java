package se.stamkund.member;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * A member got another e-mail address instead of the one she had, or none. Published
 * synchronously, in the transaction that stores it.
 *
 * @param former the address that is no longer hers
 */
public record EmailReplaced(ProgramId program, MemberId member, String former) {
}
