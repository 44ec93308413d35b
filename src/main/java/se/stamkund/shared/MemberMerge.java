package se.stamkund.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * Two members turned out to be one.
 *
 * @param from whose ids from now on lead to {@code into}
 * @param at the programme's time
 */
public record MemberMerge(UUID id, MemberId from, MemberId into, Actor actor, Instant at) {
}
