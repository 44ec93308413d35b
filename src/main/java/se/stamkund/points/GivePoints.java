package se.stamkund.points;

import org.jspecify.annotations.Nullable;

import se.stamkund.member.MemberKey;

/**
 * Points for another member.
 *
 * @param to who gets them
 * @param message for her, from the giver
 */
public record GivePoints(MemberKey to, long points, @Nullable String message) {
}
