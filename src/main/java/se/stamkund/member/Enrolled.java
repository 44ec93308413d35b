package se.stamkund.member;

import se.stamkund.shared.MemberId;

/**
 * The member an enrolment led to.
 *
 * @param created whether she is new; false when one of the identities was known
 */
public record Enrolled(MemberId member, boolean created) {
}
