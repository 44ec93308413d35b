package se.stamkund.member;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * One identity that may now be trusted to be the member's.
 *
 * @param value normalised: an e-mail address in lower case, a phone number in E.164
 * @param store whose customer id it is, for {@link IdentityType#EXTERNAL}
 */
public record MemberIdentified(MemberId member, IdentityType type, String value, @Nullable UUID store) {
}
