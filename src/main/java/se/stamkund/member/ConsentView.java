package se.stamkund.member;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A yes or a no as it was recorded.
 *
 * @param wording which version of the text she was shown, if it is known
 * @param actor who recorded it, like {@code staff:0198…}
 */
public record ConsentView(ConsentPurpose purpose, ConsentChannel channel, boolean given, @Nullable String wording,
		MemberSource source, String actor, Instant at) {
}
