package se.stamkund.member;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * One new member of the batch told of by {@link MembersEnrolled}.
 *
 * @param store where she joined, if it was in a store
 * @param source how she joined
 */
public record MemberEnrolled(MemberId member, @Nullable UUID store, MemberSource source) {
}
