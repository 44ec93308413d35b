package se.stamkund.member;

import org.jspecify.annotations.Nullable;

/**
 * A yes or a no.
 *
 * @param wording which version of the text she was shown: "2026-01", or null if it isn't
 * known
 */
public record ConsentChange(ConsentPurpose purpose, ConsentChannel channel, boolean given, @Nullable String wording) {
}
